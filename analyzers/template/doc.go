// Package template reports packages that do not keep to the template of their role.
//
// # Why
//
// What all operations have in common (checks, logging, wrapping of errors, the order of these) is written once, in a
// template: a package of your own that compiles. Everything but its holes is the same in every package of the role, so
// nobody has to read it again, and an agent that writes an operation cannot leave it out. See docs/templates.md.
//
// # Bad
//
//	func (h *Handler) Place(ctx context.Context, in contract.In) (contract.Out, error) {
//		if in.Count == 0 {
//			return contract.Out{}, nil // leaves a hole although the template goes on
//		}
//		h.log.Info("done") // the template's h.check(ctx, in) is missing before it
//		return contract.Out{}, nil
//	}
//
// # Good
//
//	func (h *Handler) Place(ctx context.Context, in contract.In) (contract.Out, error) {
//		if err := h.check(ctx, in); err != nil {
//			return contract.Out{}, fmt.Errorf("check: %w", err)
//		}
//		total := in.Count * in.Price // in a hole
//		h.log.Info("done")
//		return contract.Out{Total: total}, nil
//	}
//
// # What counts
//
// Declarations and statements are compared by what names mean, never by how they are spelled: an import may have another
// name, and so may every unexported thing that the template itself declares, if it has it everywhere. Its exported names,
// fields and methods among them, stay as they are, or with the package's word in place of Operation and Capability.
// Parentheses, the order and grouping of declarations, files, comments, keys of literals and folded constants do not
// matter; the order of init functions in one file does. Results without names stay without, unless nobody uses the names. A
// type in a hole may be of any kind, also an interface or an alias. One finding names each statement or declaration that is
// missing, changed, moved or too much, with the template's line beside it.
//
// Code in holes has duties. It does not leave the function while the template goes on (return, goto, fallthrough, panic,
// os.Exit, a loop without an end), does not recover, assigns to none of the template's variables and unexported fields, nor
// to what its package variables hold, takes no address of them, hides no name that the template uses, reads only the values
// that the hole is given, and reaches nothing that the template does not list. A panic is no way out of a closure or of a
// function that the template's code uses either. Functions and variables in a hole for declarations have the same duties.
// Code in tests does not skip what the template tests behind it, and no variable of a test file ends the process or chooses
// tests before the first one runs. Exported methods, init functions, blank imports and compiler directives come from the
// template alone, and functions have a body.
// Its tests are there, and no build constraint leaves them out.
//
// # What it cannot see
//
// That code in a hole does what it should. A panic that a library or an index raises. What changes through a second name
// for it. Files that the policy's build context leaves out.
package template
