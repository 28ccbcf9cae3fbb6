package modules

import (
	"path"
	"slices"
	"strings"
)

// Module is a go.mod file. All folders are slash paths relative to the root that the Map was made for; a folder above
// or beside the root starts with "..", one elsewhere is absolute.
type Module struct {
	Dir      string
	Path     string    // "" if the file has no module line: it is a border only
	Below    string    // of a module above the root: the path from its folder to the root; else ""
	Go       string    // go line, "" if there is none
	Ignore   []string  // ignore directives as written
	Requires []Require // sorted by path
	Replaces []Replace // sorted by path; those for one version come before that for all
}

// Ignores reports whether an ignore directive of the module names the folder or one above it. Patterns such as ./... then
// leave it out; by its import path the code in there can be used all the same. A directive that names the root itself, or
// a folder above it, counts for nothing: whoever put a policy there wants it judged.
func (m *Module) Ignores(dir string) bool {
	inModule, below := strings.CutPrefix(dir, m.Dir+"/")
	own := 0 // length of the path down to the root
	switch {
	case m.Below != "":
		inModule, below = path.Join(m.Below, dir), dir != "."
		own = len("/" + m.Below + "/")
	case m.Dir == ".":
		inModule, below = dir, dir != "."
	}
	return below && slices.ContainsFunc(m.Ignore, func(i string) bool {
		name, anchored := strings.CutPrefix(i, "./")
		name = "/" + strings.Trim(name, "/") + "/"
		at := strings.LastIndex("/"+inModule+"/", name)
		if anchored {
			at = strings.Index("/"+inModule+"/", name)
		}
		return at >= 0 && at+len(name) > own && (at == 0 || !anchored)
	})
}

// Below returns how a root is reached from the folder of a module above it: their slash paths are absolute and relative
// to the root. It is "" if the module does not lie above.
func Below(root, dir string) string {
	rest := ""
	for ; dir == ".." || strings.HasPrefix(dir, "../"); dir = strings.TrimPrefix(dir[len(".."):], "/") {
		rest = path.Join(path.Base(root), rest)
		root = path.Dir(root)
	}
	if dir != "" {
		return "" // it lies beside
	}
	return rest
}

// Require is a require directive.
type Require struct {
	Path    string
	Version string
	Line    int // 1-based
}

// Replace is a replace directive.
type Replace struct {
	Path    string
	Version string // that is replaced, "" for every one
	Dir     string // "" if another module takes the place
}
