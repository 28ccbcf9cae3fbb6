package inventory

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"
)

// errorsPackages are those whose functions make and wrap errors as the standard ones do.
var errorsPackages = []string{
	"emperror.dev/errors", "errors", "fmt", "github.com/cockroachdb/errors", "github.com/go-errors/errors", "github.com/hashicorp/go-multierror",
	"github.com/pkg/errors", "go.uber.org/multierr", "golang.org/x/xerrors",
}

// waiting are methods that return what functions gave that were handed to the same value before, and no errors of their own.
var waiting = []string{
	"(golang.org/x/sync/errgroup.Group).Wait", "(github.com/sourcegraph/conc/pool.ContextPool).Wait", "(github.com/sourcegraph/conc/pool.ErrorPool).Wait",
}

func isErrorsPackage(path string) bool { return slices.Contains(errorsPackages, path) }

// errorsCall knows what the functions of the errors packages do; it reports whether it knows this one.
func (x *errExec) errorsCall(fn *types.Func, c *ast.CallExpr, st *errState) (errSet, bool) {
	switch name := plainName(fn.Name()); {
	case name == "Error" && len(c.Args) > 0:
		return x.errorf(c, st), true
	case pkgPath(fn) == "fmt":
		return nil, false
	case name == "New", name == "NewPlain":
		x.evalAll(c.Args, st)
		return setOf(x.origin(OriginText, Symbol{}, c)), true
	case name == "Is":
		x.evalAll(c.Args, st)
		return nil, true
	case name == "As" && len(c.Args) == 2:
		x.as(c, st)
		return nil, true
	case name == "AsType" && len(c.Args) == 1:
		if t, ok := x.info.Types[c].Type.(*types.Tuple); ok && t.Len() > 0 {
			return x.narrow(x.eval(c.Args[0], st), t.At(0).Type(), c), true
		}
	case name == "Unwrap", name == "Cause":
		return x.evalAll(c.Args, st), true
	case name == "Wrap", name == "WithMessage", name == "WithStack", name == "WithDetails", name == "Join", name == "Append", name == "Combine":
		set := x.evalAll(c.Args, st).wrap()
		if slices.ContainsFunc(c.Args, x.isNamed) {
			set = set.withoutText()
		}
		return set, true
	}
	return nil, false
}

// plainName leaves out of a function's name that it takes a format, and that it adds a stack only if there is none.
func plainName(name string) string {
	for _, ending := range [...]string{"Iff", "If", "f"} {
		if plain, ok := strings.CutSuffix(name, ending); ok {
			return plain
		}
	}
	return name
}

func (x *errExec) evalAll(args []ast.Expr, st *errState) errSet {
	var set errSet
	for _, a := range args {
		set = set.union(x.eval(a, st))
	}
	return set
}

// as is errors.As: the target gets what of the error has its type.
func (x *errExec) as(c *ast.CallExpr, st *errState) {
	held := x.eval(c.Args[0], st)
	u, ok := ast.Unparen(c.Args[1]).(*ast.UnaryExpr)
	if !ok || u.Op != token.AND {
		x.eval(c.Args[1], st)
		return
	}
	if v := x.local(u.X); v != nil && x.carrier(v.Type()) {
		st.add(v, x.narrow(held, v.Type(), u.X))
	}
}

// errorf is fmt.Errorf: what %w names can be found behind the new error, which has no identity of its own.
func (x *errExec) errorf(c *ast.CallExpr, st *errState) errSet {
	args, early := c.Args[1:], x.early
	sets := make([]errSet, len(args))
	for i, a := range args {
		sets[i] = x.eval(a, st)
	}
	x.effects(c.Args[0], st)
	text := setOf(x.origin(OriginText, Symbol{}, c))
	format := x.info.Types[c.Args[0]].Value
	if format == nil || format.Kind() != constant.String {
		for _, s := range sets {
			text = text.union(s.wrap())
		}
		return text
	}
	var wrapped errSet
	named := false
	for _, i := range wrapVerbs(constant.StringVal(format)) {
		switch {
		case c.Ellipsis.IsValid(), i < 0:
			wrapped = wrapped.union(setOf(x.origin(OriginUnknown, Symbol{}, c)))
		case i < len(args) && !x.carrier(x.typeOf(args[i])):
			wrapped = wrapped.union(x.unknown(args[i]))
		case i < len(args):
			wrapped = wrapped.union(sets[i].wrap())
			named = named || sets[i].named()
		}
	}
	if named {
		wrapped = wrapped.withoutText()
	}
	if len(wrapped) == 0 && x.early == early { // in a recursion it will be known next time
		return setOf(x.origin(OriginText, x.flattened(sets), c))
	}
	return wrapped
}

// flattened returns what is lost where errors become text: the first by name, zero if nothing is known by one.
func (x *errExec) flattened(sets []errSet) (lost Symbol) {
	for _, s := range sets {
		for o := range s {
			if o.param == 0 && !o.symbol.IsZero() && (lost.IsZero() || compareSymbols(o.symbol, lost) < 0) {
				lost = o.symbol
			}
		}
	}
	return lost
}

// isNamed reports whether an expression is an error for sure, and one with a name.
func (x *errExec) isNamed(e ast.Expr) bool {
	e = ast.Unparen(e)
	if u, ok := e.(*ast.UnaryExpr); ok && u.Op == token.AND {
		e = ast.Unparen(u.X)
	}
	if c, ok := e.(*ast.CompositeLit); ok {
		return implementsError(x.typeOf(c))
	}
	return x.sentinelOf(e) != Symbol{}
}

// wrapVerbs returns the indices of the arguments that a format prints with %w.
func wrapVerbs(format string) []int {
	var found []int
	arg := 0
	for i := 0; i < len(format); i++ {
		if format[i] != '%' {
			continue
		}
		for i++; i < len(format) && strings.IndexByte("+-# 0123456789.*[", format[i]) >= 0; i++ {
			switch format[i] {
			case '*':
				arg++
			case '[':
				n := 0
				for i++; i < len(format) && format[i] != ']'; i++ {
					n = n*10 + int(format[i]-'0')
				}
				arg = n - 1
			}
		}
		if i >= len(format) || format[i] == '%' {
			continue
		}
		if format[i] == 'w' {
			found = append(found, arg)
		}
		arg++
	}
	return found
}

// neverReturns reports whether a statement's call ends the function or the process.
func (x *errExec) neverReturns(e ast.Expr) bool {
	c, ok := ast.Unparen(e).(*ast.CallExpr)
	if !ok {
		return false
	}
	if id, ok := ast.Unparen(c.Fun).(*ast.Ident); ok && id.Name == "panic" && x.info.Types[id].IsBuiltin() {
		return true
	}
	fn := x.callee(c.Fun)
	if fn == nil {
		return false
	}
	switch pkgPath(fn) {
	case "os":
		return fn.Name() == "Exit"
	case "runtime":
		return fn.Name() == "Goexit"
	case "log":
		return strings.HasPrefix(fn.Name(), "Fatal") || strings.HasPrefix(fn.Name(), "Panic")
	}
	return false
}
