package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"slices"
	"strings"
)

// typeKinds change what importers see, also far from where it shows: through embedding, inference, aliases, constants.
var typeKinds = []kind{
	{"new type", added("type Extra%[1]d struct{ N int }\n\nfunc (Extra%[1]d) Value() int { return %[1]d }\n")},
	{"new generic", added("type Extra%[1]d[T any] struct{ V T }\n\nfunc Make%[1]d[T any](v T) (e Extra%[1]d[T]) { e.V = v; return e }\n\nvar Made%[1]d = Make%[1]d(%[1]d)\n")},
	{"new constraint", added("type Number%[1]d interface{ ~int | ~int64 }\n\nfunc Sum%[1]d[N Number%[1]d](list ...N) (sum N) { return sum }\n")},
	{"new array", added("const size%[1]d = %[1]d\n\ntype Array%[1]d [size%[1]d]int\n\nfunc Array%[1]dOf() [size%[1]d + 1]string { panic(0) }\n")},
	{"new constants", added("type Color%[1]d int\n\nconst (\n\tRed%[1]d Color%[1]d = iota + %[1]d\n\tGreen%[1]d\n)\n")},
	{"new field", inFile(func(s *edited) (string, bool) {
		n, ok := pick[*ast.StructType](s, nil)
		if !ok {
			return "", false
		}
		return s.insert(n.Fields.Opening+1, fmt.Sprintf("Extra%d, hidden%d []string;", s.number(), s.number()))
	})},
	{"other field type", inFile(func(s *edited) (string, bool) {
		n, ok := pick(s, func(n *ast.StructType) bool { return len(n.Fields.List) > 0 })
		if !ok {
			return "", false
		}
		types := []string{"string", "int64", "[]byte", "error", "func() error", "struct{ X int }", "*int", "chan<- int", "map[string]any"}
		return s.replace(n.Fields.List[s.IntN(len(n.Fields.List))].Type, types[s.IntN(len(types))])
	})},
	{"other field order", inFile(func(s *edited) (string, bool) {
		n, ok := pick(s, func(n *ast.StructType) bool { return len(n.Fields.List) > 1 })
		if !ok {
			return "", false
		}
		at := 1 + s.IntN(len(n.Fields.List)-1)
		return s.swap(n.Fields.List[at-1], n.Fields.List[at])
	})},
	{"field tag", inFile(func(s *edited) (string, bool) {
		n, ok := pick(s, func(n *ast.StructType) bool { return len(n.Fields.List) > 0 })
		if !ok {
			return "", false
		}
		f := n.Fields.List[s.IntN(len(n.Fields.List))]
		if f.Tag != nil {
			return s.replace(f.Tag, "")
		}
		return s.insert(f.End(), " `json:\"extra\"`")
	})},
	{"embedded type", inFile(func(s *edited) (string, bool) {
		n, ok := pick[*ast.StructType](s, nil)
		pkg, name, found := s.foreign(token.TYPE)
		if !ok || !found {
			return "", false
		}
		return s.insert(n.Fields.Opening+1, []string{"", "*"}[s.IntN(2)]+pkg+"."+name+";")
	})},
	{"inferred type", inFile(func(s *edited) (string, bool) {
		pkg, name, ok := s.foreign(token.FUNC)
		if !ok {
			return "", false
		}
		return s.text + fmt.Sprintf("\nvar Inferred%[1]d = %s.%s\n\nfunc Infers%[1]d() any { v := Inferred%[1]d; return &v }\n", s.number(), pkg, name), true
	})},
	{"foreign alias", inFile(func(s *edited) (string, bool) {
		pkg, name, ok := s.foreign(token.TYPE)
		if !ok {
			return "", false
		}
		return s.text + fmt.Sprintf("\ntype Alias%[1]d = %[2]s.%[3]s\n\ntype Own%[1]d %[2]s.%[3]s\n\nvar list%[1]d []Alias%[1]d\n", s.number(), pkg, name), true
	})},
	{"type argument", inFile(func(s *edited) (string, bool) {
		pkg, name, ok := s.foreign(token.TYPE)
		if !ok {
			return "", false
		}
		return s.text + fmt.Sprintf("\ntype Box%[1]d[T any] struct{ v T }\n\nfunc (b Box%[1]d[T]) Get() T { return b.v }\n\nfunc Boxed%[1]d() any { return Box%[1]d[%[2]s.%[3]s]{}.Get() }\n", s.number(), pkg, name), true
	})},
	{"other basic type", inFile(func(s *edited) (string, bool) {
		n, ok := pick(s, func(n *ast.TypeSpec) bool { _, basic := n.Type.(*ast.Ident); return basic })
		if !ok {
			return "", false
		}
		return s.replace(n.Type, []string{"int32", "int64", "string", "uint16"}[s.IntN(4)])
	})},
	{"alias or not", inFile(func(s *edited) (string, bool) {
		n, ok := pick(s, func(n *ast.TypeSpec) bool { return n.TypeParams == nil })
		switch {
		case !ok:
			return "", false
		case n.Assign.IsValid():
			return s.text[:s.offset(n.Assign)] + s.text[s.offset(n.Assign)+1:], true
		}
		return s.insert(n.Type.Pos(), "= ")
	})},
	{"new method in interface", inFile(func(s *edited) (string, bool) {
		n, ok := pick[*ast.InterfaceType](s, nil)
		if !ok {
			return "", false
		}
		return s.insert(n.Methods.Opening+1, fmt.Sprintf("Extra%d() string;", s.number()))
	})},
	{"method gone from interface", inFile(func(s *edited) (string, bool) {
		n, ok := pick(s, func(n *ast.InterfaceType) bool { return len(n.Methods.List) > 0 })
		if !ok {
			return "", false
		}
		return s.replace(n.Methods.List[s.IntN(len(n.Methods.List))], "")
	})},
	{"new method", inFile(func(s *edited) (string, bool) {
		n, ok := pick(s, func(n *ast.TypeSpec) bool { return n.TypeParams == nil && !n.Assign.IsValid() })
		if !ok {
			return "", false
		}
		return s.text + fmt.Sprintf("\nfunc (%s%s) Extra%d(n int) (int, error) { return n, nil }\n", []string{"", "*"}[s.IntN(2)], n.Name.Name, s.number()), true
	})},
	{"pointer receiver or not", inFile(func(s *edited) (string, bool) {
		n, ok := pick(s, func(d *ast.FuncDecl) bool { return d.Recv != nil && len(d.Recv.List) == 1 })
		if !ok {
			return "", false
		}
		if star, is := n.Recv.List[0].Type.(*ast.StarExpr); is {
			return s.replace(star, s.of(star.X))
		}
		return s.insert(n.Recv.List[0].Type.Pos(), "*")
	})},
	{"other parameter", inFile(func(s *edited) (string, bool) {
		n, ok := pick(s, func(t *ast.FuncType) bool { return len(t.Params.List) > 0 })
		if !ok {
			return "", false
		}
		p := n.Params.List[s.IntN(len(n.Params.List))]
		if len(p.Names) > 0 && s.IntN(2) == 0 {
			return s.replace(p.Names[0], "renamed")
		}
		return s.replace(p.Type, []string{"string", "*int", "any", "[2]bool"}[s.IntN(4)])
	})},
	{"new parameter", inFile(func(s *edited) (string, bool) {
		n, ok := pick[*ast.FuncType](s, nil)
		if !ok || len(n.Params.List) > 0 && len(n.Params.List[0].Names) == 0 {
			return "", false
		}
		return s.insert(n.Params.Opening+1, fmt.Sprintf("extra%d string, ", s.number()))
	})},
}

// foreign returns a random exported type or function of a package of the program that the file imports, and the name by
// which the file knows that package.
func (s *edited) foreign(tok token.Token) (pkg, name string, ok bool) {
	specs := slices.Clone(s.file.Imports)
	s.Shuffle(len(specs), func(i, j int) { specs[i], specs[j] = specs[j], specs[i] })
	for _, spec := range specs {
		dir, local := s.folderOf(strings.Trim(spec.Path.Value, "`\""))
		pkg = path.Base(dir)
		if spec.Name != nil {
			pkg = spec.Name.Name
		}
		if !local || pkg == "_" || pkg == "." {
			continue
		}
		if names := s.exported(dir, tok); len(names) > 0 {
			return pkg, names[s.IntN(len(names))], true
		}
	}
	return "", "", false
}

// exported returns the exported types or functions of a folder's package that have no type parameters.
func (e *editor) exported(dir string, tok token.Token) (names []string) {
	for _, name := range e.files() {
		if path.Dir(name) != dir || strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), e.full(name), nil, parser.SkipObjectResolution)
		if err != nil {
			continue
		}
		for _, d := range f.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				if tok == token.FUNC && d.Recv == nil && d.Name.IsExported() && d.Type.TypeParams == nil {
					names = append(names, d.Name.Name)
				}
			case *ast.GenDecl:
				for _, x := range d.Specs {
					if x, is := x.(*ast.TypeSpec); is && tok == token.TYPE && x.Name.IsExported() && x.TypeParams == nil {
						names = append(names, x.Name.Name)
					}
				}
			}
		}
	}
	return names
}
