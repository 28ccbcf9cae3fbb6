package inventory

import (
	"go/ast"
	"go/types"
	"slices"
)

// readMentions fills Package.Mentions: types of other packages named where other packages can see them. Generated and
// test files are left out.
func (d *declReader) readMentions() {
	m := mentionReader{declReader: d}
	for _, f := range d.t.Files {
		if i := d.fileOf(f.Package); d.p.Files[i].Test || d.p.Files[i].Generated {
			continue
		}
		for _, decl := range f.Decls {
			switch decl := decl.(type) {
			case *ast.FuncDecl:
				m.function(decl)
			case *ast.GenDecl:
				m.general(decl)
			}
		}
	}
	slices.SortStableFunc(d.p.Mentions, func(a, b Mention) int { return comparePos(a.Pos, b.Pos) })
}

type mentionReader struct {
	*declReader
	where string // the declaration being read
}

func (m *mentionReader) function(fd *ast.FuncDecl) {
	fn, ok := m.info.Defs[fd.Name].(*types.Func)
	if !ok || !fn.Exported() {
		return
	}
	m.where = "func " + fn.Name()
	if recv := fn.Signature().Recv(); recv != nil {
		named := namedOf(recv.Type())
		if named == nil || !m.holdable[named.Obj()] {
			return
		}
		m.where = "method (" + named.Obj().Name() + ")." + fn.Name()
	}
	m.signature(fd.Type)
}

func (m *mentionReader) signature(t *ast.FuncType) {
	for _, list := range []*ast.FieldList{t.TypeParams, t.Params, t.Results} {
		if list == nil {
			continue
		}
		for _, f := range list.List {
			m.expr(f.Type)
		}
	}
}

func (m *mentionReader) general(gd *ast.GenDecl) {
	for _, spec := range gd.Specs {
		switch s := spec.(type) {
		case *ast.TypeSpec:
			obj, ok := m.info.Defs[s.Name].(*types.TypeName)
			if ok && m.holdable[obj] || s.Name.IsExported() {
				m.typeSpec(s)
			}
		case *ast.ValueSpec:
			m.values(s)
		}
	}
}

func (m *mentionReader) typeSpec(s *ast.TypeSpec) {
	name := s.Name.Name
	m.where = "type " + name
	if s.TypeParams != nil {
		for _, f := range s.TypeParams.List {
			m.expr(f.Type)
		}
	}
	switch t := s.Type.(type) {
	case *ast.StructType:
		m.structure(t, "field "+name+".")
	case *ast.InterfaceType:
		m.where = "interface " + name
		m.expr(t)
	default:
		if s.Name.IsExported() { // the name of a hidden type shows nothing of what it stands for
			m.expr(t)
		}
	}
}

// structure reads exported and embedded fields.
func (m *mentionReader) structure(t *ast.StructType, prefix string) {
	for _, f := range t.Fields.List {
		if len(f.Names) == 0 {
			if id, _ := nameOf(embeddedName(f.Type)); id != nil {
				m.where = prefix + id.Name
				m.expr(f.Type)
			}
			continue
		}
		i := slices.IndexFunc(f.Names, (*ast.Ident).IsExported)
		if i < 0 {
			continue
		}
		m.where = prefix + f.Names[i].Name
		m.expr(f.Type)
	}
}

func embeddedName(e ast.Expr) ast.Expr {
	if s, ok := ast.Unparen(e).(*ast.StarExpr); ok {
		return s.X
	}
	return e
}

// values reads exported variables; where no type is written the variable's name stands for it.
func (m *mentionReader) values(s *ast.ValueSpec) {
	for _, id := range s.Names {
		v, ok := m.info.Defs[id].(*types.Var)
		if !ok || !v.Exported() {
			continue
		}
		m.where = "var " + id.Name
		if s.Type != nil {
			m.expr(s.Type)
			return
		}
		m.types(v.Type(), id)
	}
}

// expr reads the names in a type expression. Structs written in place show their exported fields only.
func (m *mentionReader) expr(e ast.Expr) {
	ast.Inspect(e, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.StructType:
			m.structure(n, m.where+".")
			return false
		case *ast.Field:
			m.expr(n.Type) // parameter names are no types
			return false
		case *ast.Ident:
			if tn, ok := m.info.Uses[n].(*types.TypeName); ok {
				m.name(tn, n)
			}
		}
		return true
	})
}

// name notes the type that a name stands for. An alias stands for all types that it is made of.
func (m *mentionReader) name(tn *types.TypeName, at *ast.Ident) {
	if tn.IsAlias() {
		m.types(tn.Type(), at)
		return
	}
	if m.foreign(tn) {
		m.add(tn, at)
	}
}

func (m *mentionReader) types(t types.Type, at *ast.Ident) {
	eachNamed(t, map[types.Type]bool{}, func(n *types.Named) {
		if m.foreign(n.Obj()) {
			m.add(n.Obj(), at)
		}
	})
}

func (m *mentionReader) add(tn *types.TypeName, at *ast.Ident) {
	mention := Mention{Type: typeSymbol(tn), Pos: m.at(at), Where: m.where}
	if !slices.Contains(m.p.Mentions[max(0, len(m.p.Mentions)-8):], mention) {
		m.p.Mentions = append(m.p.Mentions, mention)
	}
}
