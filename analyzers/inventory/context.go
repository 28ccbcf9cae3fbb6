package inventory

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
)

// Context is the outside knowledge that a reading needs. Two readings of equal files under equal contexts give equal
// records, so its hash is part of every record's key.
type Context struct {
	FirstParty    []string // module paths of this program: modules below the policy's folder and those a replace directive binds to a local folder; sorted
	Outside       []string // required modules of others whose path does not show it: without a dot in the first element, or below a first-party module's; sorted
	Protocols     []string // protocol types: "path.Type" or "path.*"; a path that ends in "/..." covers what is below it; sorted
	ContractTypes []string // "path.Type": exported variables and functions of these types are entry points; sorted
	Dispatch      []string // functions and methods by full name whose calls are kept with their arguments; sorted
	ID            string   // hash of everything else that the reading depends on: build context, format of generated files
}

// Hash returns a key of the context.
func (c *Context) Hash() string {
	h := sha256.New()
	for _, l := range [][]string{c.FirstParty, c.Outside, c.Protocols, c.ContractTypes, c.Dispatch, {c.ID}} {
		fmt.Fprintf(h, "%d\x00%s\x00", len(l), strings.Join(l, "\x00"))
	}
	return hex.EncodeToString(h.Sum(nil))
}

// IsFirstParty reports whether the import path belongs to a module of this program.
func (c *Context) IsFirstParty(path string) bool {
	n := longest(c.FirstParty, path)
	return n > 0 && n > longest(c.Outside, path)
}

// IsStd reports whether the import path belongs to the standard library: its first element has no dot and no module of
// the build list covers it. "unsafe" and "C" count as standard here.
func (c *Context) IsStd(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return path != "" && !strings.Contains(first, ".") && longest(c.FirstParty, path) == 0 && longest(c.Outside, path) == 0
}

// IsOutside reports whether the import path is neither first-party nor of the standard library.
func (c *Context) IsOutside(path string) bool {
	return path != "" && !c.IsFirstParty(path) && !c.IsStd(path)
}

// longest returns the length of the longest module path that covers an import path, 0 if none does.
func longest(modules []string, path string) int {
	n := 0
	for _, m := range modules {
		if len(m) > n && (path == m || strings.HasPrefix(path, m) && path[len(m)] == '/') {
			n = len(m)
		}
	}
	return n
}
