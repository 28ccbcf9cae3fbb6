package inventory

import (
	"go/ast"
	"go/types"
)

// isPure: neither a context nor a collaborator comes in, nor is one found elsewhere. A function that only maps or compares
// is no collaborator, and one that only puts something into a context, or takes it out, does nothing with it.
func (d *declReader) isPure(c *candidate) string {
	if c.recv != nil {
		return ""
	}
	if c.Context {
		return d.carries(c)
	}
	for v := range c.sig.Params().Variables() {
		if !d.isData(v.Type()) && !d.isMapping(v.Type()) {
			return ""
		}
	}
	if d.asksPort(c) {
		return ""
	}
	return "takes neither a context nor a collaborator"
}

// isMapping reports whether t is a function that makes facts of facts and cannot fail.
func (d *declReader) isMapping(t types.Type) bool {
	sig := signatureOf(t)
	if sig == nil || sig.Params().Len() == 0 || sig.Results().Len() == 0 {
		return false
	}
	facts := true
	eachParam(sig, func(v *types.Var) {
		class := d.class(v.Type())
		facts = facts && class == ClassData
	})
	return facts
}

// carries says that all a function calls are context.WithValue and the Value of a context, "" if it does more.
func (d *declReader) carries(c *candidate) string {
	if c.block == nil {
		return ""
	}
	carried, other := false, false
	ast.Inspect(c.block, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		to, ok := d.calleeOf(call)
		switch tv := d.info.Types[call.Fun]; {
		case ok && pkgPath(to.fn) == "context" && (to.fn.Name() == "WithValue" || to.fn.Name() == "Value"):
			carried = true
		case !tv.IsType() && !tv.IsBuiltin():
			other = true
		}
		return true
	})
	if !carried || other {
		return ""
	}
	return "only carries something in a context"
}
