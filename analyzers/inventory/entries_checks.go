package inventory

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
)

// judge lets the checks decide, in the order of the reading: the first that gives a reason takes the entry point away
// from the behaviours. Edges and forwarders are looked at once more when it is known what is left.
func (d *declReader) judge(c *candidate, all []*candidate) {
	if c.contract {
		c.Contract, c.Why = true, "is of a contract type"
		return
	}
	if c.recv != nil {
		c.Fulfils = d.fulfils(c)
	}
	c.Contract = len(c.Fulfils) > 0
	checks := []struct {
		check Check
		why   func(*candidate) string
	}{
		{CheckDecorator, func(c *candidate) string { return d.decorates(c, all) }},
		{CheckData, d.isDataMethod},
		{CheckStandard, d.isStandardDuty},
		{CheckData, d.isAccessor},
		{CheckData, d.isSetter},
		{CheckRegistration, d.isRegistration},
		{CheckConstructor, d.isConstructor},
		{CheckEdge, d.isEdge},
		{CheckForwarder, d.isForwarder},
		{CheckPure, d.isPure},
	}
	for _, check := range checks {
		if c.Why = check.why(c); c.Why != "" {
			c.Check = check.check
			break
		}
	}
	c.Edge = c.Check == CheckEdge
	if c.Edge && c.block != nil && d.forwards(c.block) {
		c.Check = CheckForwarder
	}
}

// isDataMethod: the methods of what is no service are taken away, but for those that do more than work on their value.
func (d *declReader) isDataMethod(c *candidate) string {
	if c.recv == nil || d.isService(c.recv) || d.worksForContract(c) || c.Context && (d.asksForOthers(c) || d.isHandedOut(c)) || d.servesProtocol(c) {
		return ""
	}
	return "its receiver is no service but " + d.class(c.recv).String()
}

// worksForContract: a type without collaborators can still be an operation, when a contract asks for a method that takes
// a context, or that a hidden type has and that may refuse what comes in.
func (d *declReader) worksForContract(c *candidate) bool {
	if _, ok := c.recv.Underlying().(*types.Struct); !ok || !c.Contract {
		return false
	}
	return c.Context || !c.recv.Obj().Exported() && c.Error && c.In != ""
}

// asksForOthers reports whether a method asks a port or calls the function that its receiver is. One that passes a call
// on to the elements of a collection, or to a function of its own signature, is an adapter.
func (d *declReader) asksForOthers(c *candidate) bool {
	if sig := signatureOf(c.recv); sig != nil {
		return !types.Identical(withoutReceiver(sig), withoutReceiver(c.sig))
	}
	if u, ok := c.recv.Underlying().(interface{ Elem() types.Type }); ok && requires(u.Elem(), c.fn) {
		return false
	}
	return d.asksPort(c)
}

// isAccessor: a method may tell a fact about its service, as methods of data types do.
func (d *declReader) isAccessor(c *candidate) string {
	if c.recv == nil || c.block == nil || c.sig.Params().Len() > 0 || c.sig.Results().Len() != 1 {
		return ""
	}
	if t := c.sig.Results().At(0).Type(); !d.isData(t) || d.class(t) == ClassError {
		return ""
	}
	if d.callsAnything(c.block) {
		return ""
	}
	return "it takes nothing, calls nobody and tells one fact"
}

// isSetter: a method that only stores what comes in, and gives back at most the receiver, sets something up.
func (d *declReader) isSetter(c *candidate) string {
	if c.recv == nil || c.block == nil || c.Contract || c.Context || c.sig.Params().Len() == 0 {
		return ""
	}
	for v := range c.sig.Results().Variables() {
		if namedOf(v.Type()) != c.recv {
			return ""
		}
	}
	stores := false
	for _, s := range c.block.List {
		switch s := s.(type) {
		case *ast.AssignStmt:
			stores = stores || s.Tok == token.ASSIGN
		case *ast.ReturnStmt:
		default:
			return ""
		}
	}
	if !stores || d.callsAnything(c.block) {
		return ""
	}
	return "only stores what it is given"
}

// callsAnything reports whether code calls a function, apart from conversions and builtins.
func (d *declReader) callsAnything(code ast.Node) bool {
	calls := false
	ast.Inspect(code, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok {
			tv := d.info.Types[call.Fun]
			calls = calls || !tv.IsType() && !tv.IsBuiltin()
		}
		return !calls
	})
	return calls
}

// isService reports whether a type is a service itself; a list or map of services is none.
func (d *declReader) isService(n *types.Named) bool {
	_, ok := n.Underlying().(*types.Struct)
	return ok && d.class(n) == ClassService
}

func (d *declReader) isStandardDuty(c *candidate) string {
	if c.recv == nil {
		return ""
	}
	if duty := d.standardDuty(c.recv, c.fn); duty != "" {
		return "implements " + duty
	}
	return ""
}

func (d *declReader) isRegistration(c *candidate) string {
	if c.sig == nil || !d.registers(c.sig, c.body) || c.Context && c.In != "" && d.asksItself(c) {
		return ""
	}
	return "hands functions, handlers or services to an outside value"
}

// asksItself reports whether code asks a port while it runs, not only in the functions that it hands on, and gives it no
// function or service.
func (d *declReader) asksItself(c *candidate) bool {
	if c.block == nil {
		return false
	}
	asks := false
	ast.Inspect(c.block, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			_, literal := n.(*ast.FuncLit)
			return !literal
		}
		to, ok := d.calleeOf(call)
		asks = asks || ok && to.iface != nil && d.isPort(to.iface) && d.canFail(to.fn) && !slices.ContainsFunc(call.Args, d.isHanded)
		return true
	})
	return asks
}

func (d *declReader) isConstructor(c *candidate) string {
	switch {
	case c.recv == nil:
		return d.constructs(c.sig, c.body)
	case c.Contract || c.sig.Params().Len() > 0 || c.sig.Results().Len() == 0 || d.asksPort(c) || !isOneReturn(c.block):
		return ""
	}
	switch class := d.class(c.sig.Results().At(0).Type()); class {
	case ClassService, ClassInterface:
		return "takes nothing and makes the " + class.String() + " " + d.shortType(c.sig.Results().At(0).Type())
	}
	return ""
}

// isOneReturn reports whether code does nothing but return something.
func isOneReturn(b *ast.BlockStmt) bool {
	if b == nil || len(b.List) != 1 {
		return false
	}
	_, ok := b.List[0].(*ast.ReturnStmt)
	return ok
}

// isEdge looks for protocol types in the signature, protobuf parameters and embedded Unimplemented servers.
func (d *declReader) isEdge(c *candidate) string {
	why := ""
	eachParam(c.sig, func(v *types.Var) {
		if why == "" && d.class(v.Type()) == ClassProtocol {
			why = "has the protocol type " + d.shortType(v.Type()) + " in its signature"
		}
	})
	if why != "" {
		return why
	}
	for v := range c.sig.Params().Variables() {
		if isMessage(v.Type()) && d.isPure(c) == "" { // what only translates a message serves nobody
			return "takes the protobuf message " + d.shortType(v.Type())
		}
	}
	if c.recv != nil {
		return unimplemented(c.recv, c.fn.Name())
	}
	return ""
}

func (d *declReader) isForwarder(c *candidate) string {
	if c.block == nil || !d.forwards(c.block) {
		return ""
	}
	return "only calls an interface whose package also exports the implementation"
}

// joinMakers counts a function that makes the value of a variable of a contract type with that variable.
func (d *declReader) joinMakers(list []*candidate) {
	for _, v := range list {
		if !v.contract || v.obj == nil {
			continue
		}
		for _, c := range list {
			if c.contract && c.fn != nil && slices.Contains(v.body.refs, d.index[c.fn]) {
				c.Check, c.of, c.Why = CheckConstructor, v, "makes "+v.Name
			}
		}
	}
}

// joinVariants counts methods that one single-method contract requires once. The place is the one whose receiver holds
// no value of the contract, else the first.
func (d *declReader) joinVariants(list []*candidate) {
	byContract := map[string][]*candidate{}
	var order []string
	for _, c := range list {
		if c.Check != Behaviour || !c.Contract || c.contract {
			continue
		}
		iface := d.contractOf(c)
		if iface.Obj().Pkg() != d.pkg {
			continue // what else a foreign interface stands for is not known here
		}
		key := d.typeText(iface)
		if byContract[key] == nil {
			order = append(order, key)
		}
		byContract[key] = append(byContract[key], c)
	}
	for _, key := range order {
		variants := byContract[key]
		place := variants[0]
		if i := slices.IndexFunc(variants, func(c *candidate) bool { return !holds(c.recv, d.contractOf(c)) }); i >= 0 {
			place = variants[i]
		}
		for _, c := range variants {
			if c != place {
				c.Check, c.of, c.Why = CheckVariant, place, "the same method of the contract "+key+" as "+place.Name
			}
		}
	}
}

// holds reports whether a struct has a field of an interface type.
func holds(t *types.Named, iface types.Type) bool {
	s, ok := t.Underlying().(*types.Struct)
	if !ok {
		return false
	}
	for f := range s.Fields() {
		if sameOrigin(f.Type(), iface) {
			return true
		}
	}
	return false
}

// sameOrigin reports whether two types are identical or instances of one generic type.
func sameOrigin(a, b types.Type) bool {
	return types.Identical(a, b) || types.IsInterface(a) && types.Identical(origin(a), origin(b))
}
