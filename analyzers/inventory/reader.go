package inventory

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
)

// Typed is what the type checker knows of a unit. Of other packages only declarations are read, so they may have been
// checked without bodies.
type Typed struct {
	Fset  *token.FileSet
	Files []*ast.File // parsed with comments
	Pkg   *types.Package
	Info  *types.Info // Types, Defs, Uses, Implicits, Selections and Instances are needed
	Want  Section     // what to read, 0 for everything
}

// sectionReaders are in the order in which they run. Errors are followed from the entry points that decls has found.
var sectionReaders = []struct {
	section Section
	read    func(*reader)
}{
	{SectionDecls, readDecls}, {SectionUses, readUses}, {SectionCalls, readCalls}, {SectionConversions, readConversions},
	{SectionEffects, func(r *reader) { r.p.readEffects(r.placed) }}, {SectionErrors, readErrors},
	{SectionBodies, readBodies},
}

// ReadTypes adds the sections that are wanted and not there yet to a record that ReadImports made from the same files.
// Files are found again by their base names; one that the record does not list gives a Problem. So does code that the
// reader breaks down on, which no checked code should do: such a record has no section that was read.
func (p *Package) ReadTypes(t Typed, ctx *Context) {
	defer p.recoverFault()
	want := t.Want
	if want == 0 {
		want = SyntaxSections | TypedSections
	}
	if want&SectionErrors != 0 {
		want |= SectionDecls
	}
	want &^= p.Sections
	r := newReader(p, t, ctx)
	defer func() { r.release() }()
	for _, x := range sectionReaders {
		if want&x.section != 0 {
			x.read(r)
		}
	}
	p.Sections |= want
	p.Depth = p.depth()
}

// depth returns how deep a record was read whose sections need types.
func (p *Package) depth() Depth {
	if p.Has(SectionErrors) {
		return DepthDataflow
	}
	return DepthTypes
}

// recoverFault turns a fault of the reader into a problem; it is deferred.
func (p *Package) recoverFault() {
	if fault := recover(); fault != nil {
		p.fail(Problem{Message: fmt.Sprintf("the reader broke down on this package, which is a fault of nanoarch: %v", fault)})
	}
}

// fail keeps the first problem.
func (p *Package) fail(problem Problem) {
	if p.Problem.Message == "" {
		p.Problem = problem
	}
}

// reader holds what the sections of one unit share while they are read.
type reader struct {
	*placed
	t    Typed
	ctx  *Context
	info *types.Info
	pkg  *types.Package

	*scratch
	roots    []int32                // where each file starts in nodes
	literals map[*ast.FuncLit]int32 // where function literals are in nodes, once asked for
	facts    map[*types.Func]*funcFacts

	texts    map[types.Type]string
	classes  classifier
	declared map[*types.Package][]*types.TypeName
	owners   map[*types.Package]*owners
	surfaces map[*types.Package]*surface
}

func newReader(p *Package, t Typed, ctx *Context) *reader {
	r := &reader{
		placed: p.place(t.Files, t.Fset, 0), t: t, ctx: ctx, info: t.Info, pkg: t.Pkg,
		facts:    map[*types.Func]*funcFacts{},
		texts:    map[types.Type]string{},
		declared: map[*types.Package][]*types.TypeName{},
		owners:   map[*types.Package]*owners{},
		surfaces: map[*types.Package]*surface{},
	}
	r.classes = newClassifier(ctx)
	r.t.Files = r.placed.files
	r.flatten()
	return r
}

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
