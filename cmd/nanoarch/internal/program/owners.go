package program

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/rules"
)

// owners finds operations that nobody answers for, and those for which several do: then each waits for the other.
func owners(p *Program) []*subject.Finding {
	if p.Owners == nil {
		return nil
	}
	var found []*subject.Finding
	for _, n := range p.Nodes {
		if n.Class.Kind() != rules.Operation || n.Member {
			continue
		}
		if f := p.ownerFault(n); f != nil {
			f.Reason = n.Class.Role.Reason
			f.Message = subject.WithReason(f.Message, f.Reason)
			found = append(found, f)
		}
	}
	return found
}

// ownedFile is a file of an operation with those who answer for it.
type ownedFile struct {
	unit   *inventory.Package
	pos    inventory.Pos
	name   string
	owners []string
	line   int
}

// ownerFault makes the finding of an operation, nil if there is none.
func (p *Program) ownerFault(n *Node) *subject.Finding {
	files := p.ownedFiles(n)
	if i := slices.IndexFunc(files, func(f ownedFile) bool { return len(f.owners) == 0 }); i >= 0 {
		f := files[i]
		what := "has no owner"
		if slices.ContainsFunc(files, func(f ownedFile) bool { return len(f.owners) > 0 }) {
			what = fmt.Sprintf("has no owner for its file %s", path.Base(f.name))
		}
		what += fmt.Sprintf(": no rule of %s matches", p.Owners.File)
		if f.line > 0 {
			what = strings.TrimSuffix(what, ": no rule of "+p.Owners.File+" matches") + fmt.Sprintf(": the rule in line %d of %s names none", f.line, p.Owners.File)
		}
		return p.ownerFinding(n, f, "none", what)
	}
	var all []string
	for _, f := range files {
		all = append(all, f.owners...)
		slices.Sort(all)
		if all = slices.Compact(all); len(all) > 1 {
			what := fmt.Sprintf("has %d owners, %s, by line %d of %s", len(all), strings.Join(all, ", "), f.line, p.Owners.File)
			if len(f.owners) == 1 {
				what = fmt.Sprintf("has another owner for its file %s: %s", path.Base(f.name), strings.Join(all, ", "))
			}
			return p.ownerFinding(n, f, "several", what)
		}
	}
	return nil
}

func (p *Program) ownerFinding(n *Node, at ownedFile, symbol, what string) *subject.Finding {
	f := &subject.Finding{
		Package: at.unit, Positions: []inventory.Pos{at.pos}, Symbol: symbol,
		Message: fmt.Sprintf("%s %s; an operation has exactly one owner, a user, a team or an address: the last rule that matches a file decides", n.label(), what),
	}
	if at.line > 0 {
		f.Related = []subject.Related{{Path: p.Owners.File, Line: at.line, Message: "the rule that decides"}}
	}
	return f
}

// ownedFiles lists the files of a folder that are no tests, the first package clause first.
func (p *Program) ownedFiles(n *Node) []ownedFile {
	var out []ownedFile
	for _, u := range n.Units {
		if u.TestOf != "" {
			continue
		}
		for _, f := range u.Files {
			if f.Test || f.Generated {
				continue
			}
			name := path.Join(u.Dir, f.Name)
			owners, line := p.Owners.Of(name)
			out = append(out, ownedFile{u, f.PackagePos, name, owners, line})
		}
	}
	return out
}

// OwnerOf names those who answer for a folder, "" if nobody does or there is no file that says so.
func (p *Program) OwnerOf(n *Node) string {
	if p.Owners == nil {
		return ""
	}
	var all []string
	for _, f := range p.ownedFiles(n) {
		all = append(all, f.owners...)
	}
	slices.Sort(all)
	return strings.Join(slices.Compact(all), ", ")
}
