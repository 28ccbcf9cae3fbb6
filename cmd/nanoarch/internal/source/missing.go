package source

import (
	"cmp"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
)

// What the go command says of a module that it would have to fetch. The module is not always named.
const (
	notFetched = "module lookup disabled by GOPROXY=off"
	notSummed  = "missing go.sum entry"
)

var namedModule = regexp.MustCompile(`(\S+)@(v\S+): (` + notFetched + `|` + notSummed + `)`)

// missing says which module an answer of the go command is about, if it is one that is not on this machine or has no
// line in go.sum; nil otherwise. It is the same for all packages that lack the module, so that it is reported once.
func (u *universe) missing(importPath, answer string) *Problem {
	sum := strings.Contains(answer, notSummed)
	if u.list == nil || !sum && !strings.Contains(answer, notFetched) {
		return nil
	}
	name, version := importPath, ""
	if m := namedModule.FindStringSubmatch(answer); m != nil {
		name, version = m[1], m[2]
	}
	p := &Problem{File: u.moduleFile()}
	if in, r, ok := u.list.Requirement(name); ok && (version == "" || r.Path == name) {
		name, version = r.Path, cmp.Or(version, r.Version)
		p.File, p.Line = path.Join(in.Dir, "go.mod"), r.Line
	}
	if version == "" {
		return nil
	}
	p.Message = fmt.Sprintf("module %s@%s is not on this machine, and nothing is fetched; run `go mod download` in this file's folder", name, version)
	if sum {
		p.Message = fmt.Sprintf("module %s@%s: missing go.sum entry, without which it is not read; run `go mod download %[1]s` or `go mod tidy` in this file's folder", name, version)
	}
	return p
}

// whyNot says why nobody can import the package, if that is not the package's own fault; nil otherwise. All units that
// need it fail with that very problem.
func (n *node) whyNot() *Problem {
	if n.local == nil && n.path != "unsafe" {
		if err := n.u.ask(); err != nil {
			return n.u.listFault()
		}
	}
	return n.fault
}

// listFault says why the go command could not be asked.
func (u *universe) listFault() *Problem {
	if p := u.missing("", u.listErr.Error()); p != nil {
		return p
	}
	return &Problem{Message: u.listErr.Error(), File: u.moduleFile()}
}

// faults returns what is wrong with the modules of the build list, once each, sorted.
func (u *universe) faults() []Problem {
	var out []Problem
	add := func(p *Problem) {
		if p != nil && !slices.Contains(out, *p) {
			out = append(out, *p)
		}
	}
	if u.listErr != nil {
		add(u.listFault())
	}
	if u.vendor != nil {
		add(u.vendor.fault)
	}
	for _, p := range sortedKeys(u.nodes) {
		add(u.nodes[p].fault)
	}
	slices.SortFunc(out, func(a, b Problem) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), strings.Compare(a.Message, b.Message))
	})
	return out
}
