// Package conform holds templates against packages. A template is a package of the user's own, with holes; a Record is
// what was read of it once; Compare says where a package keeps to it, what stands in its holes, and where it does not.
package conform

import (
	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

// RecordFile is the base name of a template's record, which lies in the template's folder.
const RecordFile = "template.nanoarch"

// Record is a template as it was compiled: its units, with their normal forms. It never changes.
type Record struct {
	Dir        string // slash path of the template's folder relative to the policy's
	ImportPath string // of that folder
	Hole       string // import path of the package of holes
	Needs      []Need // the folders that it was compiled from, sorted: when one changes the record is stale
	Units      []*Unit
	hash       string
}

// Need is a folder that a record was compiled from.
type Need struct {
	Dir  string // slash path relative to the policy's folder
	Hash string // FolderHash of its Go files
}

// Unit is one package of a template: that in its folder, one in a folder below, or an external test of these.
type Unit struct {
	*inventory.Package          // header, imports and bodies
	Sources            []string // the text of each of its files, as in Files
	Rel                string   // its folder relative to the template's, "." for that itself
	Reach              []string // effects that holes may have, by the template's directives; nil if it has none
	Any                bool     // there may be more declarations of any kind but init functions
	Decls              bool     // there may be more unexported declarations
}

// Placeholders are the values that stand for captures of the role: "capability" -> "billing". The template's own words
// stand for themselves where a role lacks a value.
type Placeholders map[string]string

// Subject is a package that is held against a unit of a template.
type Subject struct {
	Package    *inventory.Package
	ImportPath string // of the folder that corresponds to the template's own: the package's, or that of a folder above
	Values     Placeholders
	MayReach   func(symbol string) []string // effects of an outside symbol ("path.Name", "(path.Type).Name") that the template does not allow; nil = none
}

// Result is how a package keeps to a unit of a template. All indexes into nodes and objects are those of the two forms.
type Result struct {
	Decls  []DeclPair
	Stmts  []StmtPair
	Holes  []Filled
	Names  []Renamed
	Faults []Fault // sorted by place; none if the package conforms
}

// DeclPair joins a declaration of the template with the package's. One of the two is -1: it is missing, or extra.
type DeclPair struct {
	Template int  // index into the template's Form.Decls, -1 for none
	Package  int  // index into the package's Form.Decls, -1 for none
	InHole   bool // of an extra one: a declaration hole has room for it
}

// StmtPair joins a statement of the template with the package's, in the best partial alignment. One of the two has no
// node if the statement is missing, or extra.
type StmtPair struct {
	Decl     int  // index into Decls
	Template int  // index into the template's Form.Nodes, -1 for none
	Package  int  // index into the package's Form.Nodes, -1 for none
	Same     bool // they correspond; else the statement was changed, in itself or in what is below
	InHole   bool // of an extra one: it stands in a hole
}

// HoleKind tells what may stand in a hole.
type HoleKind uint8

// The holes.
const (
	HoleStmts HoleKind = iota + 1
	HoleExpr
	HoleType
	HoleDecls
)

// Filled is what stands in one hole of the template.
type Filled struct {
	Kind     HoleKind
	Decl     int             // index into Result.Decls, -1 for a declaration hole
	Template inventory.Pos   // the hole in the template's unit: statement, expression, type or directive
	Package  []inventory.Pos // what stands in it, in order: statements, one expression, one type, declarations
	After    inventory.Pos   // of a statement hole: the end of the statement, or the opening brace, that it follows in the package
	Before   inventory.Pos   // of a statement hole: the start of the statement, or the closing brace, that follows it
}

// Renamed joins an object of the template with the package's.
type Renamed struct {
	Template int // index into the template's Form.Objects
	Package  int // index into the package's Form.Objects
}

// FaultKind is the way in which a package differs from its template.
type FaultKind string

// The faults.
const (
	Missing FaultKind = "missing" // a declaration or statement of the template is not there
	Changed FaultKind = "changed" // it is there and is another one
	Extra   FaultKind = "extra"   // the template has no room for it
	Duty    FaultKind = "duty"    // what stands in a hole does what nothing in a hole may do
)

// Fault is one difference.
type Fault struct {
	Kind     FaultKind
	ID       string // stable: a hash of the template's statement or declaration, or of what is extra
	Symbol   string // the declaration of the package, else of the template, in which it stands
	Template inventory.Pos
	Test     bool          // what is missing belongs into a test file
	InRecord bool          // Template is a place
	Package  inventory.Pos // where it is, or where what is missing should be
	Message  string        // what is wrong, without the package's name: "misses ...", "does ..."
	Edit     *Edit         // what heals it, nil if that is not safely known
}

// Edit replaces a place in the package by text of the template, in which the package's names stand for the template's.
type Edit struct {
	Pos  inventory.Pos
	Text string
}

// Template is what a record is compiled from.
type Template struct {
	Dir        string // slash path relative to the policy's folder
	ImportPath string
	Hole       string   // import path of the package of holes
	Captures   []string // of the role's patterns; nil if that is not asked
	Words      []string // for effects, which directives may name; nil if that is not asked
	Needs      []Need
	Units      []*inventory.Package
	Text       func(file string) ([]byte, error) // of a slash path relative to the policy's folder
}
