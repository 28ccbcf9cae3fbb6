package source

import (
	"cmp"
	"fmt"
	"path"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

// barred reports whether the unit fails because of what it imports, before any type is looked at. Whoever reads the unit
// asks this first, so that nobody fills its record in while it is failed.
func (r *root) barred() bool {
	r.barring.Do(func() {
		r.bars = r.importsForbidden() || r.lookUp() && r.lacksModule()
	})
	return r.bars
}

// importsForbidden fails the unit if the go command forbids one of its imports of packages that it need not be asked
// about: those answers are no part of the unit's key.
func (r *root) importsForbidden() bool {
	return r.failAt(func(n *node) string {
		switch {
		case r.internal(n.path):
			return fmt.Sprintf("use of internal package %s not allowed", n.path)
		case n.program && n != r.code:
			return isProgram(n.path)
		}
		return ""
	})
}

// lacksModule fails the unit if it imports what cannot be read for a reason that is not its own, or a program from
// outside.
func (r *root) lacksModule() bool {
	for _, p := range r.unit.uses {
		if fault := r.u.imported(r.code, p).whyNot(); fault != nil {
			r.unit.fail(*fault)
			return true
		}
	}
	return r.failAt(func(n *node) string {
		if n.outside != nil && n.err == nil && n.outside.Name == "main" {
			return isProgram(n.path)
		}
		return ""
	})
}

func isProgram(importPath string) string {
	return fmt.Sprintf("import %q is a program, not an importable package", importPath)
}

// failAt fails the unit at its first import that something is wrong with.
func (r *root) failAt(wrong func(*node) string) bool {
	for i := range r.unit.Imports {
		imp := &r.unit.Imports[i]
		if imp.Excluded || imp.Path == "C" || imp.Path == "unsafe" {
			continue
		}
		if message := wrong(r.u.imported(r.code, imp.Path)); message != "" {
			r.unit.fail(r.unit.problemAt(imp.Pos, message))
			return true
		}
	}
	return false
}

func (u *unit) problemAt(pos inventory.Pos, message string) Problem {
	f := &u.Files[pos.File]
	return Problem{Message: message, File: path.Join(u.Dir, f.Name), Line: f.Lines.Line(pos.Start)}
}

// internal reports whether a package is internal to a tree that the unit does not stand in. Inside the standard library
// nobody stands but itself and the go command.
func (r *root) internal(importPath string) bool {
	parent, ok := parentOfInternal(importPath)
	switch {
	case !ok:
		return false
	case r.u.l.reading.IsStd(importPath):
		return r.unit.Module != "std" && r.unit.Module != "cmd"
	}
	importer := cmp.Or(r.unit.TestOf, r.unit.ImportPath) // a test stands where its package stands
	return importer != parent && !strings.HasPrefix(importer, parent+"/")
}

// parentOfInternal returns the path in front of the last element "internal".
func parentOfInternal(importPath string) (parent string, ok bool) {
	at := strings.LastIndex("/"+importPath+"/", "/internal/")
	return importPath[:max(at-1, 0)], at >= 0
}
