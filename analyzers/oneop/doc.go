// Package oneop reports operations that own no behaviour or more than one.
//
// # Why
//
// An operation is verified, replaced and rewritten as a whole, from outside, through its contract. That works when it
// owns one behaviour: one input, one output, one set of failures. A second behaviour makes every check of the first one
// weaker, because the two share helpers, fields and reasons to change.
//
// # Bad
//
//	package place
//
//	func (h *Handler) Place(ctx context.Context, in contract.In) (contract.Out, error) { ... }
//
//	func (h *Handler) Cancel(ctx context.Context, id string) error { ... } // a second behaviour
//
// # Good
//
//	package place
//
//	func (h *Handler) Place(ctx context.Context, in contract.In) (contract.Out, error) { ... }
//
//	package cancel
//
//	func (h *Handler) Cancel(ctx context.Context, in contract.In) error { ... }
//
// # What counts
//
// Whatever lets other packages trigger behaviour is an entry point: exported functions, exported methods of services
// that others can hold (promoted ones too), exported function variables, and functions given away as values: returned by
// a constructor, or put into an exported field, variable or collection. A method of a data type counts if it takes a
// context and asks a port, or if a contract requires it. Constructors, decorators, registration,
// accessors of data, standard duties such as String, pure functions, and edges that only translate a protocol for a
// behaviour of the same package are taken away; each entry point that is left is one behaviour. Methods that the
// operation's contract requires are never extra. Each extra behaviour is one finding at its func line; the one that
// fulfils the contract, else the one that is called like the package, stays. A package without any is one finding at its
// package clause.
//
// # What it cannot see
//
// Behaviour that a type switch or a string hides inside one entry point is one behaviour. So is what a constructor does
// before it returns a service, and a function kept in a struct inside another struct. Files that the policy's build
// context leaves out have no entry points, and a package of such files only is not judged. Nor are files that the policy
// names as generated.
package oneop
