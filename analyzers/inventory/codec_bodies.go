package inventory

// codeBodies codes the normal form. Indexes and sizes that make no sense are damage.
func (p *Package) codeBodies(c *coder) {
	if !c.writing {
		p.Bodies = &Form{}
	}
	f := p.Bodies
	if f == nil {
		f = &Form{}
	}
	list(c, &f.Objects, (*FormObject).code)
	c.strings(&f.Types)
	list(c, &f.Nodes, (*FormNode).code)
	list(c, &f.Decls, (*FormDecl).code)
	if !c.writing && c.err == nil && !f.isSound() {
		c.fail()
	}
}

func (o *FormObject) code(c *coder) {
	enum(c, &o.Kind)
	c.string(&o.What)
	o.Symbol.code(c)
}

func (n *FormNode) code(c *coder) {
	enum(c, &n.Kind)
	c.string(&n.Text)
	c.int(&n.Obj)
	c.int(&n.Type)
	c.int(&n.Size)
	n.Pos.code(c)
}

func (d *FormDecl) code(c *coder) {
	c.string(&d.Kind)
	c.string(&d.Name)
	c.string(&d.Recv)
	c.int(&d.Obj)
	c.int(&d.Root)
	d.Pos.code(c)
	c.strings(&d.Promoted)
	c.int(&d.Methods)
	c.bools(&d.Test)
}

// isSound reports whether all indexes lie inside and every tree ends inside the one around it.
func (f *Form) isSound() bool {
	var ends []int // of the trees that are open
	for i, n := range f.Nodes {
		for len(ends) > 0 && ends[len(ends)-1] == i {
			ends = ends[:len(ends)-1]
		}
		end := len(f.Nodes)
		if len(ends) > 0 {
			end = ends[len(ends)-1]
		}
		if n.Size < 1 || n.Size > end-i || n.Obj < 0 || n.Obj > len(f.Objects) || n.Type < 0 || n.Type > len(f.Types) || len(ends) > maxForm {
			return false
		}
		if arity := least[n.Kind]; n.Size <= arity || f.children(i) < arity {
			return false
		}
		ends = append(ends, i+n.Size)
	}
	for _, d := range f.Decls {
		if d.Obj < 0 || d.Obj > len(f.Objects) || d.Root < 0 || d.Root >= len(f.Nodes) {
			return false
		}
	}
	return true
}

// children counts the children of a node whose tree is not known to be sound yet.
func (f *Form) children(i int) int {
	n := 0
	for c := i + 1; c < i+f.Nodes[i].Size && c < len(f.Nodes) && f.Nodes[c].Size > 0; c += f.Nodes[c].Size {
		n++
	}
	return n
}

// maxForm bounds how deep a form is nested; no written code is as deep.
const maxForm = 1000

// least is how many children a node of a kind has at least; whoever walks a form relies on it.
var least = [256]int{
	NodeFunc: 5, NodeTypeDecl: 2, NodeVarDecl: 2, NodeConst: 1, NodeSelect: 1, NodeCall: 1, NodeInst: 1, NodeIndex: 2, NodeSlice: 4,
	NodeStar: 1, NodeUnary: 1, NodeBinary: 2, NodeKey: 2, NodeLit: 1, NodeFuncLit: 3, NodeAssert: 2, NodeConvert: 2,
	NodePointer: 1, NodeSliceType: 1, NodeArray: 1, NodeMap: 2, NodeChan: 1, NodeSignature: 2, NodeField: 1, NodeMethod: 1,
	NodeTilde: 1, NodeExpr: 1, NodeSend: 2, NodeIncDec: 1, NodeAssign: 2, NodeDefine: 2, NodeVar: 2, NodeTypeStmt: 2,
	NodeGo: 1, NodeDefer: 1, NodeIf: 4, NodeSwitch: 3, NodeTypes: 3, NodeClause: 2, NodeSelectStmt: 1, NodeComm: 2,
	NodeFor: 4, NodeRange: 4, NodeLabeled: 1,
}
