package rules

import (
	"path"
	"slices"
	"strings"
)

// Kind is what a role means to the rules.
type Kind string

// The kinds. A role without a kind gets import rules only.
const (
	NoKind    Kind = ""
	Operation Kind = "operation" // owns exactly one behaviour
	Contract  Kind = "contract"  // says what an operation promises
	Model     Kind = "model"     // data and pure rules of one capability
	Adapter   Kind = "adapter"   // fulfils contracts by effects
	Transport Kind = "transport" // translates a protocol into calls of contracts
	Shared    Kind = "shared"    // knows no capability
	Root      Kind = "root"      // binds implementations to contracts
	Generated Kind = "generated" // holds generated files only
	Mocks     Kind = "mocks"     // stands in for others in tests
	Tests     Kind = "tests"     // helps tests
)

// Kinds are all kinds but NoKind.
var Kinds = []string{"operation", "contract", "model", "adapter", "transport", "shared", "root", "generated", "mocks", "tests"}

// ReachWords are the words for what code can touch besides its input.
var ReachWords = []string{"network", "files", "exec", "env", "clock", "random", "goroutine", "unsafe", "reflect", "cgo", "linkname", "global", "init", "exit", "log"}

// RuleNames are the names of all rules.
var RuleNames = []string{"oneop", "contractonly", "imports", "purecontract", "reach", "template", "failures", "replaceable", "contracttest", "dispatch",
	"wiring", "cycles", "owners", "unclassified", "waivers", "policy", "baseline"}

// inputKinds are the kinds of hidden inputs that a table entry can name.
var inputKinds = []string{"clock", "random", "env", "global-read", "global-mutable", "global-dispatch", "global-log"}

var (
	levelWords = []string{"error", "warn", "off"}
	viaWords   = []string{"direct", "any"}
	reachOrAll = append(slices.Clone(ReachWords), "*")
)

// wordsOf returns the closed list of words behind an enum tag, nil for none.
func wordsOf(enum string) []string {
	switch enum {
	case "kind":
		return Kinds
	case "reach":
		return reachOrAll
	case "effect":
		return ReachWords
	case "rule":
		return RuleNames
	case "level":
		return levelWords
	case "via":
		return viaWords
	case "input":
		return inputKinds
	}
	return nil
}

// joinBase makes a path that a file names relative to the policy's folder; base is the folder of that file.
func joinBase(base, p string) string {
	if p == "" || strings.HasPrefix(p, "/") {
		return p
	}
	return path.Join(base, p)
}
