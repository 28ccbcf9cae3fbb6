// Package contractonly reports packages that reach past the contract of another operation or capability.
//
// # Why
//
// An operation can be verified and replaced through its contract alone, but only as long as nobody knows more of it
// than the contract. One import of its implementation, or one value of its types, ties both together: neither can be
// rewritten, tested or moved to another process without the other.
//
// # Bad
//
//	package place // of orders
//
//	import "example.com/shop/services/stock/reserve" // the implementation
//
//	func (h *Handler) Place(ctx context.Context, in contract.In) (contract.Out, error) {
//		return reserve.New(h.db).Reserve(ctx, in.SKU)
//	}
//
// # Good
//
//	package place
//
//	import stock "example.com/shop/services/stock/reserve/contract"
//
//	type Handler struct{ stock stock.Reserver } // a root binds it
//
// # What counts
//
// Every import that the role's lists do not allow and that leads to another operation or capability, its subpackages
// included: plain, renamed, dot and blank imports, imports of tests and of files that build constraints leave out. And
// every value of a type of such a package that code gets hold of without an import, by inference, embedding or an alias;
// then the finding stands at the value. With contract = "self" the contract is a part of the package: all but roots,
// mocks and tests may name its single-method interfaces, their In, their Out and its errors, and nothing else of it. One
// finding for each package and target, with all imports, or with all places of values where no import is at fault.
//
// Where all that a package takes of the target are other names for types of its contract (type In = contract.In), nanoarch
// fix imports the contract instead.
//
// Where another package hands such a value on although it may not know the target itself, the fault is that package's
// import, and it is reported there alone.
//
// # What it cannot see
//
// Of files that build constraints leave out only the imports are known: under contract = "self" their blank and dot
// imports are reported, what else they name is not. Calls that a mediator or bus routes by type leave no trace of the
// other side; the rule dispatch is for those.
package contractonly
