package inventory

// Type is a type declared at package level.
type Type struct {
	Name       string
	Pos        Pos // the name
	Exported   bool
	Alias      bool
	Test       bool
	Generated  bool   // stands in a generated file
	Kind       string // of the underlying type: struct interface func basic pointer slice array map chan
	Class      Class
	TypeParams string   // "[T any]" written in full, "" if none
	Underlying string   // written in full; of an alias, the type that it stands for
	Fields     []Field  // of a struct, in order
	Methods    []Method // method set of the interface, or of *T for concrete types (promoted methods included), sorted by name
	Protobuf   bool     // a generated protobuf message
	Embeddable bool     // an exported struct embeds it, or an exported function or package variable builds it: other packages can hold a value of it
	DocLinks   []string // [Names] that its doc comment links
}

// Field is a field of a struct type.
type Field struct {
	Name     string
	Type     TypeRef
	Pos      Pos // the name, or the type of an embedded field
	Exported bool
	Embedded bool
	Tag      string
}

// Method is a member of a method set.
type Method struct {
	Name     string
	Sig      string // signature key: parameter and result types in full, no names; equal keys are identical signatures
	Exported bool
	From     Symbol // where it is declared, when promoted through an embedded field; zero if declared on the type itself
}

// Func is a declared function or method.
type Func struct {
	Name      string
	Recv      string // name of the receiver's type, "" for functions
	PtrRecv   bool
	Pos       Pos // from the func keyword to the end of the signature
	NamePos   Pos
	Body      Pos // zero if there is none
	Exported  bool
	Test      bool
	Generated bool
	Sig       string // signature key
	Params    []Param
	Results   []Param
	Variadic  bool

	Constructor  bool     // returns a service, an interface or a func that is no protocol type, or a type of its own package without taking a context or calling through an interface
	Registration bool     // hands a function, a handler or a service to an outside value and returns nothing but error
	HandsOver    bool     // hands a function, a handler or a service to an outside value
	CallsFunc    bool     // calls a value of function type that it was given or holds
	Sends        bool     // calls a listed dispatch function, or an outside generic function that takes a context with a type of this program (a mediator)
	Forwards     bool     // the whole body is one call through an interface of another package that also exports its implementation
	Returns      []Symbol // types of this package that it builds (composite literal, new, constructor called), sorted
}

// Param is a parameter or result.
type Param struct {
	Name string // "" if it has none
	Type TypeRef
}

// Var is a package variable.
type Var struct {
	Name      string
	Pos       Pos
	Type      TypeRef
	Exported  bool
	Test      bool
	Generated bool
	IsError   bool     // its type implements error: a sentinel
	Assertion bool     // var _ I = T{}: no state
	Writes    []Pos    // where it is written after its declaration, in this unit
	Init      []Symbol // outside functions and variables that its initialiser uses, sorted
	FuncLit   bool     // initialised with a function literal
	Same      Symbol   // the variable of another package that its initialiser is, by which errors.Is knows it, too; else zero
}

// Const is an exported constant.
type Const struct {
	Name  string
	Pos   Pos
	Type  string // written in full
	Value string // exact, as go/constant writes it
}

// EntryKind says what other packages take hold of to trigger an entry point.
type EntryKind string

// The kinds of entry points.
const (
	EntryFunc   EntryKind = "func"
	EntryMethod EntryKind = "method"
	EntryVar    EntryKind = "var"
)

// Check names the check of the reading that took an entry point away from the behaviours.
type Check string

// What can become of an entry point.
const (
	Behaviour         Check = ""            // nothing did: it is a behaviour
	CheckDecorator    Check = "decorator"   // wraps the same method of an interface that it embeds or is built from
	CheckData         Check = "data method" // a method of a data type
	CheckStandard     Check = "standard duty"
	CheckRegistration Check = "registration"
	CheckConstructor  Check = "constructor"
	CheckEdge         Check = "edge"      // translates a protocol and reaches a behaviour of this package
	CheckForwarder    Check = "forwarder" // only calls another package's interface
	CheckPure         Check = "pure function"
	CheckPort         Check = "port"    // what another type of this package is built from asks for it
	CheckVariant      Check = "variant" // a method that the same single-method contract requires as another one's
)

// Entry is an entry point: something that lets other packages trigger behaviour. Entries are sorted by position.
type Entry struct {
	Name     string // Func, Type.Method or Var
	Kind     EntryKind
	Func     int // index into Funcs; -1 for variables
	Pos      Pos // from the func keyword (or the variable's name) to the end of the signature
	Check    Check
	Why      string   // one clause for people: what the check saw ("embeds decorator.CommandHandler")
	Of       int      // index of the entry that this one is an edge, decorator or variant of, -1 if none
	Edge     bool     // has the shape of an edge, even where it counts as a behaviour because it is all there is
	Fulfils  []Symbol // of a method: the exported single-method interfaces of this package and of direct imports that require it, sorted
	Contract bool     // a method that one single-method contract of this package or of a direct import requires; a function or variable of a contract type
	In       string   // type in full of what goes in besides context, "" if nothing; several are joined by ", "
	Out      string   // type in full of what comes out besides error, likewise
	Context  bool     // takes a context
	Error    bool     // returns an error
}

// Mention is a type of another package named in an exported declaration. Whether it is a leak depends on whose package
// it is, which the reader does not judge.
type Mention struct {
	Type  Symbol // aliases resolved
	Pos   Pos    // the type's name; the variable's name where the type is inferred
	Where string // the declaration: "func New", "method (Service).Place", "field Order.ID", "var Log", "interface Store"
}

// Interface is an interface type that the unit holds in a field, takes, returns, converts to or calls through. Its
// methods are written out, instantiated, so that records can be joined without types.
type Interface struct {
	Type    string // in full, with type arguments
	Named   Symbol
	Methods []Method // sorted by name
}

// FlawKind says why something is no plain data.
type FlawKind string

// The kinds of flaws.
const (
	FlawFunc      FlawKind = "func"
	FlawChan      FlawKind = "chan"
	FlawInterface FlawKind = "interface" // other than error, the empty one too
	FlawContext   FlawKind = "context"
	FlawUnsafe    FlawKind = "unsafe"
	FlawLock      FlawKind = "lock"
	FlawState     FlawKind = "state"   // a type of the standard library with hidden state: a handle
	FlawOutside   FlawKind = "outside" // a type that neither this program nor the standard library declares
)

// Flaw is a part of an exported declaration that is no plain data: a field, an element, what a method of an exported
// interface takes or gives. Generated files and tests have none.
type Flaw struct {
	Of    string   // the declaration: Type.Field, Interface.Method, or the type itself
	Pos   Pos      // its name; the type's name where another package declares it
	Where string   // the way from there to what is no data: "In.Lines[].Hook", "Place.Handle(in).Hook"
	Kind  FlawKind // why it is none
	Type  TypeRef  // what is none
	In    Symbol   // the type of another package of the program in which it stands; zero if it stands in this one
}
