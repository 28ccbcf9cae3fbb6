package source

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"path"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

// readSyntax fills the sections that need a syntax tree but no types. A tree is gone before the next one comes.
func (l *loader) readSyntax() error {
	parallel(len(l.units), func(i int) {
		if u := l.units[i]; l.ctx.Err() == nil {
			l.readUnitSyntax(u)
			l.count()
			if done := l.visit.Done; done != nil {
				done(u.Package, Key{})
				u.DropTypes()
			}
		}
	})
	return l.ctx.Err()
}

func (l *loader) readUnitSyntax(u *unit) {
	want := inventory.SyntaxSections
	if l.visit.Want != nil {
		want &= l.visit.Want(u.Package)
	}
	if want == 0 || u.Problem.Message != "" {
		return
	}
	k := u.own.of(inventory.SectionEffects)
	if b, ok := l.cache.Get(k); ok && u.Decode(inventory.SectionEffects, b) == nil {
		u.Depth = inventory.DepthSyntax
		return
	}
	var found []located
	u.ReadSyntax(func(yield func(*ast.File, *token.FileSet) bool) {
		for _, f := range u.Files {
			if f.Excluded != "" {
				continue
			}
			tree, fset, wrong := l.parse(u, f.Name)
			if wrong != nil {
				found = append(found, *wrong)
			}
			if tree != nil && !yield(tree, fset) {
				return
			}
		}
	})
	if p := first(found); p != nil {
		u.DropTypes()
		u.fail(Problem{Message: p.message, File: path.Join(u.Dir, p.file), Line: p.line})
		return
	}
	if l.cache != nil && u.Problem.Message == "" {
		l.cache.Put(k, u.Encode(inventory.SectionEffects), false)
	}
}

// parse reads and parses one file.
func (l *loader) parse(u *unit, name string) (*ast.File, *token.FileSet, *located) {
	files, err := l.sources(u, []string{name})
	if err != nil {
		return nil, nil, &located{message: err.Error()}
	}
	fset := newFileSet(files)
	tree, err := parser.ParseFile(fset, name, files[0].content, parser.SkipObjectResolution)
	if err != nil {
		wrong := syntaxError(files[0], err)
		return tree, fset, &wrong
	}
	return tree, fset, nil
}

// count tells whoever waits how far the reading is.
func (l *loader) count() {
	if done := int(l.done.Add(1)); l.opt.Progress != nil {
		l.opt.Progress(done, len(l.units))
	}
}

// Read reads what is deeper than imports. What is wrong with the whole is added to the program's errors.
func (p *Program) Read(depth inventory.Depth, v Visit) error {
	if p.joined != nil {
		return p.joined.readTypes(v)
	}
	l := p.loader
	l.visit = v
	var err error
	switch {
	case depth <= inventory.DepthImports:
		return errors.New("imports were read before")
	case depth == inventory.DepthSyntax:
		err = l.readSyntax()
		p.Errors = l.errors
		return err
	}
	switch {
	case l.opt.Packages:
		l.link(l.units)
		err = l.readTypesByPackages()
	default:
		err = l.readTypes()
	}
	p.Errors = l.errors
	return err
}
