package source

import (
	"cmp"
	"go/types"
	"path"
)

// shadow returns a package without contents that has the node's name, path and imports: for whoever takes nothing from
// the package itself.
func (n *node) shadow() *types.Package {
	n.u.l.shadows.Lock()
	defer n.u.l.shadows.Unlock()
	return n.cast()
}

// importShadows gives a package that was made of the node shadows for imports. The type checker writes the whole path of a package if
// another one in reach has the same name. What is in reach is then the same however much of what is imported was read.
func (n *node) importShadows(pkg *types.Package) {
	n.u.l.shadows.Lock()
	defer n.u.l.shadows.Unlock()
	pkg.SetImports(n.castDeps())
}

func (n *node) cast() *types.Package {
	switch {
	case n.path == "unsafe":
		return types.Unsafe
	case n.dark == nil:
		n.dark = types.NewPackage(n.path, cmp.Or(n.name(), path.Base(n.path)))
		n.dark.MarkComplete()
		n.dark.SetImports(n.castDeps()) // there may be rings
	}
	return n.dark
}

func (n *node) castDeps() []*types.Package {
	out := make([]*types.Package, 0, len(n.deps))
	for _, p := range sortedKeys(n.deps) {
		out = append(out, n.deps[p].cast())
	}
	return out
}
