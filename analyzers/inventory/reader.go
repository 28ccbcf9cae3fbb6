package inventory

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"path"
	"slices"
)

// Typed is what the type checker knows of a unit. Of other packages only declarations are read, so they may have been
// checked without bodies.
type Typed struct {
	Fset  *token.FileSet
	Files []*ast.File // parsed with comments
	Pkg   *types.Package
	Info  *types.Info // Types, Defs, Uses, Implicits, Selections and Instances are needed
}

// ReadTypes adds all typed sections to a record that ReadImports made from the same files. Files are found again by
// their base names; one that the record does not list gives a Problem. So does code that the reader breaks down on,
// which no checked code should do: such a record has no typed section.
func (p *Package) ReadTypes(t Typed, ctx *Context) {
	defer func() {
		if fault := recover(); fault != nil {
			p.fail(Problem{Message: fmt.Sprintf("the reader broke down on this package, which is a fault of nanoarch: %v", fault)})
		}
	}()
	r := newReader(p, t, ctx)
	defer func() { r.release() }()
	for _, read := range []func(*reader){readDecls, (*reader).indexFuncs, readUses, readCalls, readConversions, readEffects, readErrors} {
		read(r)
	}
	p.Sections |= TypedSections
	p.Depth = DepthDataflow
}

// fail keeps the first problem.
func (p *Package) fail(problem Problem) {
	if p.Problem.Message == "" {
		p.Problem = problem
	}
}

// reader holds what the sections of one unit share while they are read.
type reader struct {
	p    *Package
	t    Typed
	ctx  *Context
	info *types.Info
	pkg  *types.Package

	*scratch
	roots    []int32                // where each file starts in nodes
	literals map[*ast.FuncLit]int32 // where function literals are in nodes, once asked for
	facts    map[*types.Func]*funcFacts

	files        map[*token.File]int // index into p.Files
	lastFile     *token.File         // of the last position asked for
	lastIdx      int
	lastFunc     funcSpan // the last one found by funcOf, in lastFuncFile
	lastFuncFile int
	funcs        [][]funcSpan // by file, sorted
	texts        map[types.Type]string
	classes      classifier
	declared     map[*types.Package][]*types.TypeName
	owners       map[*types.Package]*owners
	surfaces     map[*types.Package]*surface
}

type funcSpan struct{ start, end, index int }

func newReader(p *Package, t Typed, ctx *Context) *reader {
	r := &reader{
		p: p, t: t, ctx: ctx, info: t.Info, pkg: t.Pkg,
		facts:    map[*types.Func]*funcFacts{},
		files:    map[*token.File]int{},
		texts:    map[types.Type]string{},
		declared: map[*types.Package][]*types.TypeName{},
		owners:   map[*types.Package]*owners{},
		surfaces: map[*types.Package]*surface{},
	}
	r.classes = newClassifier(ctx)
	kept := make([]*ast.File, 0, len(t.Files))
	for _, f := range t.Files {
		tf := t.Fset.File(f.Package)
		if tf == nil {
			continue
		}
		name := path.Base(slashed(tf.Name()))
		i := slices.IndexFunc(p.Files, func(f File) bool { return f.Name == name })
		if i < 0 {
			p.fail(Problem{Message: "the type checker was given " + name + ", which is no file of this package", File: path.Join(p.Dir, name)})
			continue
		}
		r.files[tf] = i
		kept = append(kept, f)
	}
	slices.SortStableFunc(kept, func(a, b *ast.File) int { return r.fileOf(a.Package) - r.fileOf(b.Package) })
	r.t.Files = kept
	r.flatten()
	return r
}

func slashed(name string) string {
	b := []byte(name)
	for i, c := range b {
		if c == '\\' {
			b[i] = '/'
		}
	}
	return string(b)
}

// fileOf returns the index of the file that holds pos, -1 if it is none of the unit's.
func (r *reader) fileOf(pos token.Pos) int {
	if !pos.IsValid() {
		return -1
	}
	if f := r.lastFile; f != nil && int(pos) >= f.Base() && int(pos) <= f.Base()+f.Size() {
		return r.lastIdx
	}
	f := r.t.Fset.File(pos)
	i, ok := r.files[f]
	if !ok {
		return -1
	}
	r.lastFile, r.lastIdx = f, i
	return i
}

// pos turns a range of the syntax tree into a physical place. It is the zero Pos for ranges outside the unit's files.
func (r *reader) pos(start, end token.Pos) Pos {
	i := r.fileOf(start)
	if i < 0 {
		return Pos{}
	}
	base, size := r.lastFile.Base(), r.lastFile.Size()
	from := min(int(start)-base, size)
	to := from
	if end.IsValid() {
		to = min(max(from, int(end)-base), size)
	}
	return Pos{File: i, Start: from, End: to}
}

// at returns the place of a node.
func (r *reader) at(n ast.Node) Pos { return r.pos(n.Pos(), n.End()) }

// isTest reports whether pos stands in a test file of the unit.
func (r *reader) isTest(pos token.Pos) bool {
	i := r.fileOf(pos)
	return i >= 0 && r.p.Files[i].Test
}

// indexFuncs builds the table behind funcOf. It is called once Package.Funcs is filled.
func (r *reader) indexFuncs() {
	r.funcs = make([][]funcSpan, len(r.p.Files))
	for i, f := range r.p.Funcs {
		r.funcs[f.Pos.File] = append(r.funcs[f.Pos.File], funcSpan{f.Pos.Start, max(f.Pos.End, f.Body.End), i})
	}
}

// funcOf returns the index of the declared function around pos, -1 if there is none.
func (r *reader) funcOf(pos token.Pos) int {
	i := r.fileOf(pos)
	if i < 0 || i >= len(r.funcs) {
		return -1
	}
	offset := int(pos) - r.lastFile.Base()
	if s := r.lastFunc; r.lastFuncFile == i && s.start <= offset && offset < s.end {
		return s.index
	}
	spans := r.funcs[i]
	n, _ := slices.BinarySearchFunc(spans, offset, func(s funcSpan, o int) int {
		if s.end <= o {
			return -1
		}
		return 1
	})
	if n < len(spans) && spans[n].start <= offset {
		r.lastFunc, r.lastFuncFile = spans[n], i
		return spans[n].index
	}
	return -1
}

// place returns the position of a node with the function around it.
func (r *reader) place(n ast.Node) Place { return Place{Pos: r.at(n), Func: r.funcOf(n.Pos())} }

// typeOf returns the type of an expression, nil if the checker has none.
func (r *reader) typeOf(e ast.Expr) types.Type {
	t := r.info.TypeOf(e)
	if t == nil || t == types.Typ[types.Invalid] {
		return nil
	}
	return t
}

// foreign reports whether an object belongs to another package than the unit. The universe is nobody's.
func (r *reader) foreign(obj types.Object) bool {
	return obj.Pkg() != nil && obj.Pkg() != r.pkg
}
