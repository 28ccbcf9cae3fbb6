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
	Undotted      []string // required outside modules whose path has no dot in its first element; sorted
	Protocols     []string // protocol types: "path.Type" or "path.*"; a path that ends in "/..." covers what is below it; sorted
	ContractTypes []string // "path.Type": exported variables and functions of these types are entry points; sorted
	Dispatch      []string // functions and methods by full name whose calls are kept with their arguments; sorted
	ID            string   // hash of everything else that the reading depends on: build context, format of generated files
}

// Hash returns a key of the context.
func (c *Context) Hash() string {
	h := sha256.New()
	for _, l := range [][]string{c.FirstParty, c.Undotted, c.Protocols, c.ContractTypes, c.Dispatch, {c.ID}} {
		fmt.Fprintf(h, "%d\x00%s\x00", len(l), strings.Join(l, "\x00"))
	}
	return hex.EncodeToString(h.Sum(nil))
}

// IsFirstParty reports whether the import path belongs to a module of this program.
func (c *Context) IsFirstParty(path string) bool { return covers(c.FirstParty, path) }

// IsStd reports whether the import path belongs to the standard library: its first element has no dot and no module of
// the build list covers it. "unsafe" and "C" count as standard here.
func (c *Context) IsStd(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return path != "" && !strings.Contains(first, ".") && !covers(c.FirstParty, path) && !covers(c.Undotted, path)
}

// IsOutside reports whether the import path is neither first-party nor of the standard library.
func (c *Context) IsOutside(path string) bool {
	return path != "" && !c.IsFirstParty(path) && !c.IsStd(path)
}

func covers(modules []string, path string) bool {
	for _, m := range modules {
		if path == m || strings.HasPrefix(path, m) && path[len(m)] == '/' {
			return true
		}
	}
	return false
}
