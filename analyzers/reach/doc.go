// Package reach reports effects that the role of a package does not list.
//
// # Why
//
// What code reads besides its input, and what it changes besides its output, cannot be verified through a contract: a
// clock, the environment, a file, a global variable, a goroutine that outlives the call. An operation whose effects all
// come in through contracts can be tested, replayed and replaced from outside.
//
// # Bad
//
//	package place
//
//	func (h *Handler) Place(ctx context.Context, in contract.In) (contract.Out, error) {
//		order := model.Order{ID: uuid.NewString(), At: time.Now()} // random and clock
//		go h.notify(order)                                         // goroutine
//		...
//	}
//
// # Good
//
//	package place
//
//	type Handler struct {
//		clock clock.Clock // contracts, which a root binds to adapters
//		ids   id.Source
//	}
//
// # What counts
//
// Every use of a function, method or variable that the shipped table, or [[effect]] of the policy, gives a word that the
// role's reach does not list. To call it, to keep it as a value and to assign it are alike, and so are methods of
// embedded types, aliases, dot imports, closures and generic functions, in each module of the program and in files for
// the policy's platform: what counts is which object it is. Besides that: go statements, unsafe, cgo, go:linkname, func
// init; package variables that are written after their declaration or hold a logger (global); writes to variables of
// other packages, and their Default, Global and Std instances. An import alone is no effect.
//
// A role is bound to its list if it has one. Without one, operations and contracts may reach nothing, and roles of
// other kinds, or of none, are not judged. Test files and generated files are not judged either.
//
// One finding for each symbol, or each kind of the package's own effects, with all places. Effects behind functions of
// other packages of the program are reported by the command at the call, with the way there, unless the other package
// is itself bound to a list that does not have the word: then it has the finding.
//
// # What it cannot see
//
// Functions that no table names: add them by [[effect]]. What happens behind an interface, a function value or a mediator
// is up to whoever was bound there. Files that build constraints leave out are read for their imports alone. The built-in
// print and println are not looked for.
package reach
