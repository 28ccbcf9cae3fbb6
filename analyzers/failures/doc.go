// Package failures reports errors that leave an operation undeclared, or are dropped or promised in vain.
//
// # Why
//
// The errors that a contract declares are a third of what an operation promises: its callers branch on them, and whoever
// replaces the operation must return the same ones. An error that is declared nowhere is a hidden output. It ties callers
// to the operation's store, or can be told from others by its text only. One that is declared and never comes makes
// callers write code that never runs.
//
// # Bad
//
//	package place
//
//	func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
//		if len(in.Items) == 0 {
//			return contract.Out{}, errors.New("no items") // mere text
//		}
//		_ = h.events.Publish(ctx, in)                   // dropped
//		return contract.Out{}, h.orders.Put(ctx, in)    // the errors of the store
//	}
//
// # Good
//
//	package place
//
//	func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
//		if len(in.Items) == 0 {
//			return contract.Out{}, contract.ErrInvalid
//		}
//		if err := h.orders.Put(ctx, in); err != nil {
//			return contract.Out{}, fmt.Errorf("%w: %v", contract.ErrUnavailable, err)
//		}
//		return contract.Out{}, nil
//	}
//
// # What counts
//
// A contract declares the exported error variables and exported error types of the package that declares its interface.
// Where doc comments of several interfaces link errors ([ErrNotFound]), a linked one belongs to those that link it; one
// that none links belongs to all. context.Canceled and context.DeadlineExceeded need no declaration.
//
// What can leave an operation is followed from where it starts to each behaviour: through variables, named results,
// defers, closures, method values, generic functions, helpers in this package and in others, fmt.Errorf with %w,
// errors.Join, error types with Unwrap or Is, methods that come by embedding, and groups of goroutines. errors.Is,
// errors.As, errors.AsType and switches narrow it. An error matches as errors.Is and errors.As would match it, so text
// behind a declared error says nothing, and fmt.Errorf("%w: %v", contract.ErrX, err) is a translation. fmt.Errorf("%w:
// %w", contract.ErrX, err) is none: callers can still find err.
//
// Found are: an error of the package's own, one of another package, and all that a call of another package returns, where
// the contract does not declare them; errors turned into mere text; errors of calls through contracts and ports that
// nobody looks at (the blank identifier, a call as a statement, go, defer); and declared errors that no
// implementation returns. What a call through another contract returns are the errors that that contract declares: whoever
// has ruled them all out may return the rest. An error of which nanoarch cannot tell where it comes from is a
// finding of level warn, whatever the rule's level is.
//
// Operations of roles without a contract in the program are not judged. Of one package alone, as in go vet, it is told
// what no contract could declare and what is dropped; the rest needs the contract, and the command.
//
// # What it cannot see
//
// Errors in fields of structs, in values of type any, and those that reflection or a panic that is recovered brings are of
// unknown origin. A contract is trusted: that an adapter returns no other errors than its contract declares is not
// checked. Conditions that compare anything but errors narrow nothing, nor does ==, behind which a wrapped error passes.
// An error that is only logged counts as handled.
package failures
