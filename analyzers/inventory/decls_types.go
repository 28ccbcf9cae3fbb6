package inventory

import (
	"go/ast"
	"go/doc/comment"
	"go/types"
	"slices"
	"strings"
)

// readTypes fills Package.Types, which the scope gives sorted by name.
func (d *declReader) readTypes() {
	docs := d.typeDocs()
	for _, obj := range d.typesOf(d.pkg) {
		if d.fileOf(obj.Pos()) < 0 {
			continue
		}
		t := d.describeType(obj)
		t.DocLinks = docLinks(docs[obj])
		d.p.Types = append(d.p.Types, t)
	}
}

func (d *declReader) describeType(obj *types.TypeName) Type {
	typ := types.Unalias(obj.Type())
	t := Type{
		Name: obj.Name(), Pos: d.named(obj), Exported: obj.Exported(), Alias: obj.IsAlias(), Test: d.isTest(obj.Pos()),
		Generated: d.isGenerated(obj.Pos()), Kind: kindOf(typ), Class: d.class(typ), Underlying: d.typeText(typ.Underlying()),
		Protobuf: isProtobuf(types.NewPointer(typ)), Embeddable: d.holdable[obj],
	}
	if t.Alias {
		t.Underlying = d.typeText(typ)
	}
	t.TypeParams = typeParamsOf(obj.Type())
	if s, ok := typ.Underlying().(*types.Struct); ok {
		t.Fields = d.fields(s)
	}
	t.Methods = d.methods(typ)
	return t
}

func typeParamsOf(t types.Type) string {
	var w typeWriter
	switch u := t.(type) {
	case *types.Alias:
		w.typeParams(u.TypeParams())
	case *types.Named:
		w.typeParams(u.TypeParams())
	}
	return w.String()
}

func kindOf(t types.Type) string {
	switch t.Underlying().(type) {
	case *types.Struct:
		return "struct"
	case *types.Interface:
		return "interface"
	case *types.Signature:
		return "func"
	case *types.Pointer:
		return "pointer"
	case *types.Slice:
		return "slice"
	case *types.Array:
		return "array"
	case *types.Map:
		return "map"
	case *types.Chan:
		return "chan"
	}
	return "basic"
}

// named returns the place of an object's name, the zero Pos for objects of other packages.
func (d *declReader) named(obj types.Object) Pos {
	p := d.pos(obj.Pos(), obj.Pos())
	if p != (Pos{}) {
		p.End = p.Start + len(obj.Name())
	}
	return p
}

func (d *declReader) fields(s *types.Struct) []Field {
	var list []Field
	for i := range s.NumFields() {
		f := s.Field(i)
		list = append(list, Field{
			Name: f.Name(), Type: d.ref(f.Type()), Pos: d.named(f), Exported: f.Exported(), Embedded: f.Embedded(), Tag: s.Tag(i),
		})
	}
	return list
}

// methods returns the method set of an interface, or of a pointer to a concrete type.
func (d *declReader) methods(t types.Type) []Method {
	var list []Method
	if i, ok := t.Underlying().(*types.Interface); ok {
		return d.interfaceMethods(i)
	}
	set := types.NewMethodSet(types.NewPointer(t))
	for sel := range set.Methods() {
		fn, ok := sel.Obj().(*types.Func)
		if !ok {
			continue
		}
		m := Method{Name: fn.Name(), Sig: d.sigKey(fn.Signature()), Exported: fn.Exported()}
		if len(sel.Index()) > 1 {
			m.From = d.symbolOf(fn)
		}
		list = append(list, m)
	}
	sortMethods(list)
	return list
}

func (d *declReader) interfaceMethods(i *types.Interface) []Method {
	var list []Method
	for m := range i.Methods() {
		list = append(list, Method{Name: m.Name(), Sig: d.sigKey(m.Signature()), Exported: m.Exported()})
	}
	sortMethods(list)
	return list
}

func sortMethods(list []Method) {
	slices.SortFunc(list, func(a, b Method) int {
		if c := strings.Compare(a.Name, b.Name); c != 0 {
			return c
		}
		return compareSymbols(a.From, b.From) // unexported methods of several packages share a name
	})
}

// typeDocs returns the doc comments of the types declared at package level.
func (d *declReader) typeDocs() map[types.Object]string {
	docs := map[types.Object]string{}
	for _, f := range d.t.Files {
		for _, decl := range f.Decls {
			gd, ok := decl.(*ast.GenDecl)
			if !ok {
				continue
			}
			for _, spec := range gd.Specs {
				ts, ok := spec.(*ast.TypeSpec)
				if !ok {
					continue
				}
				doc := ts.Doc
				if doc == nil && !gd.Lparen.IsValid() {
					doc = gd.Doc
				}
				if doc != nil {
					docs[d.info.Defs[ts.Name]] = doc.Text()
				}
			}
		}
	}
	return docs
}

// docLinks returns the names that a doc comment links, in order, each once: ErrX, Type.Method, pkg.Name.
func docLinks(text string) []string {
	if !strings.Contains(text, "[") {
		return nil
	}
	p := comment.Parser{
		LookupSym:     func(string, string) bool { return true },
		LookupPackage: func(name string) (string, bool) { return name, true },
	}
	var links []string
	for _, b := range p.Parse(text).Content {
		blockLinks(b, func(l *comment.DocLink) {
			name := strings.Join(slices.DeleteFunc([]string{l.ImportPath, l.Recv, l.Name}, func(s string) bool { return s == "" }), ".")
			if !slices.Contains(links, name) {
				links = append(links, name)
			}
		})
	}
	return links
}

func blockLinks(b comment.Block, do func(*comment.DocLink)) {
	switch b := b.(type) {
	case *comment.Paragraph:
		textLinks(b.Text, do)
	case *comment.Heading:
		textLinks(b.Text, do)
	case *comment.List:
		for _, item := range b.Items {
			for _, c := range item.Content {
				blockLinks(c, do)
			}
		}
	}
}

func textLinks(list []comment.Text, do func(*comment.DocLink)) {
	for _, t := range list {
		if l, ok := t.(*comment.DocLink); ok {
			do(l)
		}
	}
}
