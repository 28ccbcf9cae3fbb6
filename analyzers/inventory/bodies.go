package inventory

// Form is the normal form of a unit's declarations and bodies: what is left when parentheses, grouping, import aliases,
// comments, redundant conversions and the folding of constants are taken away, and every name is an object. Two packages
// that do the same in the same steps have forms that differ in nothing but the names of their own objects and in places.
type Form struct {
	Objects []FormObject // what names stand for; a node's Obj is an index from 1
	Decls   []FormDecl   // in order of position
	Nodes   []FormNode   // all trees, each node before its children, one declaration behind the other
	Types   []string     // types of expressions, written in full
}

// ObjectKind says where an object lives.
type ObjectKind uint8

// Where objects live.
const (
	ObjectOutside ObjectKind = iota + 1 // another package's, or a member of its types: Symbol is its key
	ObjectUniverse
	ObjectOwn    // declared at the package level of the unit, or of the code that an external test belongs to
	ObjectMember // a field or a method of the unit's own types
	ObjectLocal  // declared inside a declaration: parameters, variables, types, labels, type parameters
)

// FormObject is what a name stands for.
type FormObject struct {
	Kind   ObjectKind
	What   string // var, const, type, func, field, label
	Symbol Symbol // Name is the spelled one; Pkg and Recv are those of the origin
}

// FormDecl is one declared name at the package level, with all that is said about it.
type FormDecl struct {
	Kind     string // func, method, type, var, const, init
	Name     string
	Recv     string   // of a method: its receiver's type
	Obj      int      // index of its object from 1, 0 for init and blank names
	Root     int      // index of its node
	Pos      Pos      // the whole declaration or spec
	Promoted []string // of a type: exported methods that it gets from what it embeds, sorted
	Methods  int      // of a type: how many exported methods are declared on it
	Test     bool
}

// FormNode is a step of the normal form. Its children follow it; Size counts it and all that is below.
type FormNode struct {
	Kind NodeKind
	Text string // operator, constant, tag, or how a name is used
	Obj  int    // index of an object from 1, 0 for none
	Type int    // of an expression that is no constant: index of its type from 1, 0 if it has none
	Size int
	Pos  Pos
}

// NodeKind tells what a node of a form is.
type NodeKind uint8

// The nodes. Children stand behind the dash.
const (
	NodeNone     NodeKind = iota + 1 // nothing, where something could be
	NodeFunc                         // receiver, type parameters, parameters, results, body
	NodeTypeDecl                     // type parameters, type; Text is "=" for an alias
	NodeVarDecl                      // type or nothing, value or nothing
	NodeConst                        // a constant value: its type; Text is the value
	NodeList                         // any number of nodes
	NodeBlock                        // statements

	NodeName    // an object that is used
	NodeDef     // an object that is declared here: its type where that says something
	NodeSelect  // a field or method of a value: the value; Text tells field, method and what its address is taken for
	NodeCall    // function, arguments; Text is "..." where the last one is spread
	NodeInst    // a generic object with its type arguments
	NodeIndex   // value, index
	NodeSlice   // value, three bounds
	NodeStar    // value
	NodeUnary   // value
	NodeBinary  // two values
	NodeKey     // key, value
	NodeLit     // composite literal: type, elements
	NodeFuncLit // parameters, results, body
	NodeAssert  // value, type or nothing
	NodeConvert // type, value

	NodeNamed     // a defined type: type arguments; Text is "interface" for one
	NodeBasic     // a basic type: Text
	NodePointer   // type
	NodeSliceType // type
	NodeArray     // type; Text is the length
	NodeMap       // two types
	NodeChan      // type; Text is the direction
	NodeSignature // parameters, results; Text is "..." for a variadic one
	NodeStruct    // fields
	NodeField     // type; Text is the tag, with "embedded " before it for embedded ones
	NodeInterface // methods, embedded types, sorted
	NodeMethod    // its signature
	NodeUnion     // terms
	NodeTilde     // type
	NodeTuple     // types

	NodeExpr       // statement: value
	NodeSend       // channel, value
	NodeIncDec     // value
	NodeAssign     // left list, right list; Text is the operator
	NodeDefine     // left list, right list; new names are NodeDef
	NodeVar        // declared name, type, without value
	NodeTypeStmt   // a type declared in a body: like NodeTypeDecl
	NodeGo         // call
	NodeDefer      // call
	NodeReturn     // values
	NodeBranch     // Text is the word, Obj the label
	NodeIf         // init, condition, block, else
	NodeSwitch     // init, tag, block of clauses
	NodeTypes      // type switch: init, value, block of clauses
	NodeClause     // cases, block; Obj is what a type switch declares there; Text is "default"
	NodeSelectStmt // block of clauses
	NodeComm       // communication or nothing, block
	NodeFor        // init, condition, post, block
	NodeRange      // key, value, what, block; Text is ":=" or "="
	NodeLabeled    // statement; Obj is the label
)
