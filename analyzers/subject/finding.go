package subject

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/rules"
)

// Finding is a broken rule at a place, with the reason and the way out. Package rules and program rules make the same
// findings; whoever runs them turns them into diagnostics or reports.
type Finding struct {
	Rule      string             // name of the rule, as in the policy
	Package   *inventory.Package // the unit in which the fault stands; nil only for findings about the policy itself
	Symbol    string             // what of the package is at fault: an entry point, an import path; part of the id, never a line
	Target    string             // the other end: an import path, a symbol, the name of an edge rule; part of the id
	Positions []inventory.Pos    // all places of this kind in the package, the first is the finding's own
	Message   string             // what, why and what to do, in one line, reason included
	Reason    string             // the policy's reason, "" if it gives none
	Related   []Related
	Fix       *Fix
	Level     string // "error" or "warn"; set by whoever runs the rule from the policy
	Once      bool   // the places only show a fault that is there once, such as a chain: how many they are means nothing
	Doubt     bool   // it says that nanoarch cannot tell: its level is warn whatever the rule's is
	Shared    bool   // the fault belongs to several packages: which of them shows it is no part of the id

	File   string // for findings about the policy: its slash path; else ""
	Line   int    // for findings about the policy: 1-based line
	Column int    // for findings about the policy: 1-based column in characters
}

// Related is a second place that explains the finding: the contract that should have been used, a step of a chain.
type Related struct {
	Package *inventory.Package // the unit that Pos belongs to; nil if only a path is known
	Pos     inventory.Pos
	Path    string // slash path of a file or folder relative to the policy's folder, where Package is nil
	Line    int    // 1-based; 0 for the whole file or folder
	Message string
}

// Fix describes a safe edit: its bytes are computed from the file when they are asked for.
type Fix struct {
	Message string
	Edits   []Edit
	Changes bool // the code does something else afterwards: it is shown, and applied by nobody but people
}

// Edit replaces bytes of a file of the finding's package.
type Edit struct {
	Pos  inventory.Pos
	Text string
}

// SetLevel gives the finding the level of its rule at its place.
func (f *Finding) SetLevel(l rules.Level) {
	if f.Doubt && l == rules.Error {
		l = rules.Warn
	}
	f.Level = l.String()
}

// ID returns the stable id of a finding: twelve hex digits made of its rule, the import path of its package, its symbol
// and its target. Lines play no part, so moving code keeps it.
func ID(rule, pkg, symbol, target string) string {
	sum := sha256.Sum256([]byte(strings.Join([]string{rule, pkg, symbol, target}, "\x00")))
	return hex.EncodeToString(sum[:6])
}
