// Package purecontract reports contracts that hold more than one method each, plain data and errors.
//
// # Why
//
// A contract is all that others may know of an operation, so it is what an operation is checked, faked, moved and
// replaced by. A second method is a second promise, a function or channel in the data is behaviour that no fake can
// imitate and no wire can carry, and a type of somebody else's library ties everybody to its releases.
//
// # Bad
//
//	package contract
//
//	type In struct {
//		SKU    string
//		OnDone func() // behaviour
//		Store  *sql.DB // a handle
//	}
//
//	type Place interface {
//		Handle(ctx context.Context, in In) (Out, error)
//		Cancel(ctx context.Context, id string) error // a second operation
//	}
//
//	var Limits = map[string]int{} // state
//
// # Good
//
//	package contract
//
//	var ErrOutOfStock = errors.New("place: out of stock")
//
//	type In struct{ SKU string }
//
//	type Out struct{ Order string }
//
//	type Place interface {
//		Handle(ctx context.Context, in In) (Out, error)
//	}
//
// # What counts
//
// Packages of contract roles, and the exported interfaces of operations with contract = "self". Several contracts in one
// package are fine, each with one exported method, embedded ones included. Their data is looked at all the way down:
// through fields, exported or not, embedding, aliases, type arguments, pointers, slices, arrays, maps and types of other
// packages of the program. No data are functions, channels, interfaces other than error, contexts, unsafe pointers, locks,
// types of the standard library with hidden state, types of other modules, and types of operations, adapters, transports
// and roots. Data are time, net/netip, net/url, math/big, sequences (iter.Seq), generated protobuf messages, and type
// parameters. A context may come in beside the data, and an error go out. A declared function type is a contract as an
// interface is.
//
// In a package of its own, a contract may have constructors and methods of its data, pure functions and error types; it
// may not have behaviour, decorators, registration, init functions, package variables that others can change, or imports
// of implementations and of standard packages that do something (net/http, os, log, database/sql, sync, ...).
//
// It makes no difference whether a type is generic, hidden behind an alias, embedded, of another module of the program, or
// declared in a file for the policy's platform only.
//
// One fault is one finding: what the role's lists refuse is reported by imports or contractonly and not here again, a
// contract's fault is reported in the contract that declares it, and a type of another module is let through where the
// role's external list names its package. Files that the policy names as generated are not judged: the stubs of a gRPC or
// Connect service declare several interfaces for one call.
//
// # What it cannot see
//
// What lies in files that build constraints leave out. Data whose meaning is hidden, such as a string of code. Whether a
// type argument that somebody fills in elsewhere is data.
package purecontract
