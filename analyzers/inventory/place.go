package inventory

import (
	"go/ast"
	"go/token"
	"path"
	"slices"
)

// placed are the parsed files of a unit, joined with the files of its record: it turns positions into physical places.
type placed struct {
	p     *Package
	fset  *token.FileSet
	files []*ast.File         // in the order of the record
	index map[*token.File]int // into the record's files

	lastFile     *token.File // of the last position asked for
	lastIdx      int
	funcs        [][]funcSpan // the declared functions of each file of the record
	lastFunc     funcSpan     // the last one found by funcOf, in lastFuncFile
	lastFuncFile int
}

// funcSpan is where a declared function stands, and its number: functions are counted file after file, in order of
// position, as Package.Funcs lists them.
type funcSpan struct{ start, end, index int }

// place joins parsed files with the record; their functions are counted from the given number. A file that the record
// does not list gives a Problem.
func (p *Package) place(files []*ast.File, fset *token.FileSet, count int) *placed {
	r := &placed{p: p, fset: fset, index: map[*token.File]int{}, funcs: make([][]funcSpan, len(p.Files))}
	for _, f := range files {
		tf := fset.File(f.Package)
		if tf == nil {
			continue
		}
		name := path.Base(slashed(tf.Name()))
		i := slices.IndexFunc(p.Files, func(f File) bool { return f.Name == name })
		if i < 0 {
			p.fail(Problem{Message: "the type checker was given " + name + ", which is no file of this package", File: path.Join(p.Dir, name)})
			continue
		}
		r.index[tf] = i
		r.files = append(r.files, f)
	}
	slices.SortStableFunc(r.files, func(a, b *ast.File) int { return r.fileOf(a.Package) - r.fileOf(b.Package) })
	n := count
	for _, f := range r.files {
		for fd := range functions(f) {
			at := r.pos(fd.Type.Func, fd.Type.End())
			end := at.End
			if fd.Body != nil {
				end = max(end, r.at(fd.Body).End)
			}
			r.funcs[at.File] = append(r.funcs[at.File], funcSpan{at.Start, end, n})
			n++
		}
	}
	return r
}

// functions gives the functions and methods that a file declares.
func functions(f *ast.File) func(yield func(*ast.FuncDecl) bool) {
	return func(yield func(*ast.FuncDecl) bool) {
		for _, d := range f.Decls {
			if fd, ok := d.(*ast.FuncDecl); ok && !yield(fd) {
				return
			}
		}
	}
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
func (r *placed) fileOf(pos token.Pos) int {
	if !pos.IsValid() {
		return -1
	}
	if f := r.lastFile; f != nil && int(pos) >= f.Base() && int(pos) <= f.Base()+f.Size() {
		return r.lastIdx
	}
	f := r.fset.File(pos)
	i, ok := r.index[f]
	if !ok {
		return -1
	}
	r.lastFile, r.lastIdx = f, i
	return i
}

// pos turns a range of the syntax tree into a physical place. It is the zero Pos for ranges outside the unit's files.
func (r *placed) pos(start, end token.Pos) Pos {
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
func (r *placed) at(n ast.Node) Pos { return r.pos(n.Pos(), n.End()) }

// isTest reports whether pos stands in a test file of the unit.
func (r *placed) isTest(pos token.Pos) bool {
	i := r.fileOf(pos)
	return i >= 0 && r.p.Files[i].Test
}

// funcOf returns the index of the declared function around pos, -1 if there is none.
func (r *placed) funcOf(pos token.Pos) int {
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

// placeOf returns the position of a node with the function around it.
func (r *placed) placeOf(n ast.Node) Place { return Place{Pos: r.at(n), Func: r.funcOf(n.Pos())} }
