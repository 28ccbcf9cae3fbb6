package inventory

// UseKind is what kind of object a use refers to.
type UseKind uint8

// The kinds of objects.
const (
	UseFunc UseKind = iota + 1
	UseMethod
	UseVar
	UseConst
	UseType
	UseField
)

// String returns the kind as one word.
func (k UseKind) String() string {
	return [...]string{"object", "func", "method", "var", "const", "type", "field"}[min(k, UseField)]
}

// Via says how code got hold of an object of another package.
type Via uint8

// The ways to an object.
const (
	ViaName     Via = iota // named through an import (plain, renamed or dot)
	ViaInferred            // never named: a value whose type was inferred, its method or its field
	ViaEmbedded            // embedded in a struct or interface of this unit, or promoted through that
	ViaTypeArg             // named as a type argument
)

// String returns the way as one word.
func (v Via) String() string {
	return [...]string{"name", "inferred", "embedded", "typearg"}[min(v, ViaTypeArg)]
}

// Use is an object of another package that the unit uses. Of the standard library only functions, methods and
// variables are kept.
type Use struct {
	Symbol   Symbol
	Kind     UseKind
	Class    Class // of the type; of a method or field: of the type that declares it; of a variable: of its type
	Contract bool  // part of the contract of the first-party package that declares it: an exported single-method interface, its method, what its In, Out and errors are made of
	Error    bool  // an error value or type
	Mutable  bool  // a variable that holds an error is not; any other is
	Via      Via
	Alias    Symbol // of a type name that merely stands for a type of yet another package: that type; else zero
	PkgName  string // where Alias is set: the name that the package of Symbol declares
	Test     bool
	Write    bool // assigned to
	At       []Place
}

// Place is a position and the declared function around it.
type Place struct {
	Pos  Pos
	Func int // index into Package.Funcs, -1 outside functions
}

// CallKind says how a call finds its callee.
type CallKind uint8

// The kinds of calls.
const (
	CallStatic    CallKind = iota + 1 // a function or a concrete type's method of this program (the unit's own included)
	CallInterface                     // through a value of an interface type, declared anywhere but in the standard library
	CallOutside                       // an outside function: with type arguments, or taking a non-variadic any, or listed as dispatch
)

// String returns the kind as one word.
func (k CallKind) String() string {
	return [...]string{"unknown", "static", "interface", "outside"}[min(k, CallOutside)]
}

// Call is one call expression. Calls that no question needs (of the standard library, of outside functions without
// types of this program) are not kept.
type Call struct {
	Kind     CallKind
	Callee   Symbol // the function, the concrete method, or the interface's method by its origin
	Type     string // of an interface call: the interface in full, with type arguments
	TypeArgs []string
	Args     []Arg   // of interface and outside calls
	In       string  // type in full of what goes in besides context; several joined by ", "
	Out      string  // type in full of what comes out besides error
	Error    bool    // returns an error
	Dropped  bool    // the error is not looked at
	Result   TypeRef // the first result of a static call
	Func     int     // index of the declared function around it, -1 outside functions
	Pos      Pos     // the callee's name
	Test     bool
}

// Arg is an argument of a call.
type Arg struct {
	Type  TypeRef
	Const string // the constant's exact value, "" if it is none
}

// Assertion is a type of this program that code expects behind a parameter of an interface type, by a type assertion or a
// case of a type switch: what a handler of events takes that are handed over as any.
type Assertion struct {
	Type TypeRef
	Func int // index of the declared function around it, -1 outside functions
	Pos  Pos // the type
	Test bool
}

// Conversion is a concrete type used as an interface.
type Conversion struct {
	Type  TypeRef // the concrete type
	Iface TypeRef
	How   string // assign, argument, return, assertion (var _ I = T{}), composite
	Func  int
	Pos   Pos
	Test  bool
}

// Effect is an effect that the unit's own code has without calling anybody: the words of reach that are no symbol.
type Effect struct {
	Kind   string // goroutine unsafe cgo linkname init
	Detail string // what was written, for people
	Func   int
	Pos    Pos
	Test   bool
}

// OriginKind says what is known of an error that can come out of an entry point.
type OriginKind uint8

// The origins of errors.
const (
	OriginSentinel OriginKind = iota + 1 // an error variable
	OriginType                           // a value of an error type
	OriginCallee                         // whatever a method of another package's interface, or another package's function, returns
	OriginText                           // made on the spot without identity (errors.New, fmt.Errorf without %w)
	OriginUnknown                        // the reader cannot tell
	OriginParam                          // what the caller gave comes back: an error, or what a function returns
)

// String returns the origin as one word.
func (k OriginKind) String() string {
	return [...]string{"none", "sentinel", "type", "callee", "text", "unknown", "param"}[min(k, OriginParam)]
}

// Translation says that an error can end in a function while another comes out of it: a condition around the return says
// that there is one, and it is not among what is returned.
type Translation struct {
	Func   int    // index of the function that returns
	From   Symbol // the error variable, the error type, or the callee that gave the error
	To     Symbol // what comes out: an error variable, an error type, or a callee; zero for what has no name
	ToKind OriginKind
}

// ErrorFlow is one error that can come out of an entry point.
type ErrorFlow struct {
	Entry   int // index into Package.Entries
	Kind    OriginKind
	Symbol  Symbol   // the variable, the type or the callee; of text, the first error or callee that was written into it, zero if none was; zero for unknown
	Wrapped bool     // errors.Is and errors.As find it behind another error
	Except  []Symbol // of a callee: errors that a condition has ruled out, sorted
	By      Symbol   // the function of another package of this program that it was given to, and that may give it back; else zero
	Arg     int      // the parameter of By, from 1
	Param   int      // of a param: the parameter, from 1; 0 for what a function literal is given
	Pos     Pos      // where it starts or is called
	Func    int
}
