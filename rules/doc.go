// Package rules holds what is allowed: it reads nanoarch.toml, finds every fault in it at once, and answers questions
// about the result. It knows paths, names and patterns only; it never looks at Go code.
//
// Load gives an immutable Policy that many goroutines may ask at once. The main questions are: which role a folder has
// (Policy.Classify), whether a role may import a target (Policy.Allows), which edge rules an import breaks
// (Policy.JudgeEdge), and how serious a rule is at a place (Policy.Level). Questions about the whole import graph
// belong to the caller, who gets the matching from the edge rules (EdgeRule) and walks the graph itself.
package rules
