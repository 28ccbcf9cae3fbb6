// Package replaceable reports operations that others hold by more than their contract, or that fulfil it by chance.
//
// # Why
//
// An operation can be replaced as long as nobody holds more of it than its contract. A constructor that returns
// *Handler hands out every exported method and field of it, and an implementation that merely happens to fit its contract
// stops doing so without anybody being told.
//
// # Bad
//
//	package place
//
//	// Handler could be held by anybody, and nothing says what it is for.
//	type Handler struct{ stock stock.Reserve }
//
//	func New(stock stock.Reserve) *Handler { return &Handler{stock} }
//
//	func (h *Handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) { ... }
//
// # Good
//
//	package place
//
//	type handler struct{ stock stock.Reserve }
//
//	var _ contract.Place = (*handler)(nil)
//
//	func New(stock stock.Reserve) contract.Place { return &handler{stock} }
//
//	func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) { ... }
//
// # What counts
//
// Operations whose contract is an interface: of a contract package that belongs to them, or with contract = "self" of
// their own. For each type whose method is the behaviour and fulfils such an interface: an exported function that returns
// the type, or a pointer to it, or a type that embeds it, is one finding at the function. Where no function does, something
// outside tests must say that the type is what the contract asks for: var _ contract.Place = (*handler)(nil), a return as
// the contract, or handing it over as such; else there is one finding at the method. nanoarch fix adds the line.
//
// In all other packages: a service type of an operation, or its method, that code names, where the lists allow the import.
// (Imports that the lists do not allow are reported by contractonly and imports alone.) Roots bind implementations and may
// name them; so may mocks, tests and generated files. One finding for each package and operation, with all places. It covers
// what the package binds: wiring keeps still there.
//
// A type is named in a field, a parameter, a closure or a type argument, by embedding it, by an alias, by its methods and
// method values, and in files for the policy's platform. It makes no difference in which module either end lies.
//
// # What it cannot see
//
// Whether a contract exists that the package never imports: an operation that fulfils none is not judged. Functions that
// return any, and types that reflection makes.
package replaceable
