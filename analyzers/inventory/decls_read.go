package inventory

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
)

// readDecls fills section decls. Functions come first, since entry points and places point to them.
func readDecls(r *reader) {
	d := &declReader{reader: r, index: map[*types.Func]int{}, handlers: map[*types.Named]bool{}}
	d.readFuncs()
	d.readWrappers()
	d.markHandOver()
	d.holdable = d.findHoldable()
	d.readInterfaces()
	d.describeFuncs()
	d.readTypes()
	d.readVars()
	d.readConsts()
	d.readMentions()
	d.readFlaws()
	d.readEntries()
}

// declReader holds what is known of a unit's declarations while they are read.
type declReader struct {
	*reader
	funcs    []funcDecl          // parallel to Package.Funcs
	index    map[*types.Func]int // into funcs, by origin
	vars     []varDecl           // every package variable, blank ones included, in order of position
	wrappers []wrapper
	holdable map[*types.TypeName]bool // types of this package of which other packages can hold a value

	registering []bool                    // parallel to funcs
	handlers    map[*types.Named]bool     // services that were asked for methods that take protocol types
	contracts   map[string][]*types.Named // single-method interfaces by method, once asked for
	interfaces  []*types.Named            // interface types that the code has to do with, without those of open generics
}

// funcDecl is a declared function with its syntax.
type funcDecl struct {
	fn     *types.Func // nil where the checker knows none
	syntax *ast.FuncDecl
	at     int32        // index of syntax in reader.nodes
	recv   *types.Named // origin of the receiver's type, nil for functions
	body   *body        // never nil
}

// varDecl is a package variable with its syntax.
type varDecl struct {
	obj   *types.Var
	name  *ast.Ident
	typ   ast.Expr // nil if none is written
	value ast.Expr // nil if there is none; the call that sets several variables
	at    int32    // index of value in reader.nodes
	body  *body    // what the initialiser does, function literals included; never nil
}

// readFuncs fills Package.Funcs with all but the facts that come from bodies.
func (d *declReader) readFuncs() {
	for _, root := range d.roots {
		for i := root + 1; i < d.nodes[root].end; i = d.nodes[i].end {
			switch decl := d.nodes[i].Node.(type) {
			case *ast.FuncDecl:
				d.addFunc(decl, i)
			case *ast.GenDecl:
				d.addVars(i)
			}
		}
	}
	for i := range d.funcs {
		f := &d.funcs[i]
		f.body = d.readBody(d.bodyOf(f))
	}
	for i := range d.vars {
		d.vars[i].body = d.readBody(d.vars[i].at)
	}
}

// bodyOf returns the index of a function's body, -1 if it has none.
func (d *declReader) bodyOf(f *funcDecl) int32 {
	if f.syntax.Body == nil {
		return -1
	}
	return d.child(f.at, f.syntax.Body)
}

func (d *declReader) addFunc(fd *ast.FuncDecl, at int32) {
	fn, _ := d.info.Defs[fd.Name].(*types.Func)
	out := Func{
		Name: fd.Name.Name, Pos: d.pos(fd.Type.Func, fd.Type.End()), NamePos: d.at(fd.Name), Exported: fd.Name.IsExported(),
		Test: d.isTest(fd.Pos()), Generated: d.isGenerated(fd.Pos()),
	}
	if fd.Body != nil {
		out.Body = d.at(fd.Body)
	}
	decl := funcDecl{fn: fn, syntax: fd, at: at}
	if fn != nil {
		s := fn.Signature()
		out.Sig, out.Variadic = d.sigKey(s), s.Variadic()
		out.Params, out.Results = d.params(s.Params()), d.params(s.Results())
		d.index[fn] = len(d.funcs)
		if recv := s.Recv(); recv != nil {
			_, out.PtrRecv = types.Unalias(recv.Type()).(*types.Pointer)
			if decl.recv = namedOf(recv.Type()); decl.recv != nil {
				out.Recv = decl.recv.Obj().Name()
			}
		}
	}
	d.funcs = append(d.funcs, decl)
	d.p.Funcs = append(d.p.Funcs, out)
}

func (d *declReader) params(t *types.Tuple) []Param {
	var list []Param
	for v := range t.Variables() {
		list = append(list, Param{Name: v.Name(), Type: d.ref(v.Type())})
	}
	return list
}

// addVars collects the package variables of a declaration.
func (d *declReader) addVars(decl int32) {
	for at := decl + 1; at < d.nodes[decl].end; at = d.nodes[at].end {
		vs, ok := d.nodes[at].Node.(*ast.ValueSpec)
		if !ok {
			continue
		}
		for i, name := range vs.Names {
			obj, ok := d.info.Defs[name].(*types.Var)
			if !ok {
				continue
			}
			v := varDecl{obj: obj, name: name, typ: vs.Type, at: -1}
			if len(vs.Values) == len(vs.Names) {
				v.value = vs.Values[i]
			} else if len(vs.Values) == 1 {
				v.value = vs.Values[0]
			}
			if v.value != nil {
				v.at = d.child(at, v.value)
			}
			d.vars = append(d.vars, v)
		}
	}
}

// describeFuncs adds to Package.Funcs what the bodies tell.
func (d *declReader) describeFuncs() {
	for i := range d.funcs {
		f, out := &d.funcs[i], &d.p.Funcs[i]
		out.HandsOver = len(f.body.hands) > 0
		out.CallsFunc = len(f.body.called) > 0
		out.Sends = f.body.sends
		out.Forwards = d.forwards(f.syntax.Body)
		for _, t := range f.body.builds {
			out.Returns = append(out.Returns, typeSymbol(t))
		}
		slices.SortFunc(out.Returns, compareSymbols)
		if f.fn == nil {
			continue
		}
		s := f.fn.Signature()
		out.Constructor = f.recv == nil && d.constructs(s, f.body) != ""
		out.Registration = d.registers(s, f.body)
	}
}

// isGenerated reports whether pos stands in a generated file of the unit.
func (r *reader) isGenerated(pos token.Pos) bool {
	i := r.fileOf(pos)
	return i >= 0 && r.p.Files[i].Generated
}
