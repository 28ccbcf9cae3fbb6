package program

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/rules"
)

// unused finds entries of the policy's own lists that nothing needs today: no import of any package is allowed by them,
// or their pattern matches no package. What a role may reach is for unusedReach to say, which looks into code.
func unused(p *Program, _ []*subject.Finding) []*subject.Finding {
	var used []rules.Entry // few, and the same ones again and again: to look is faster than to hash
	for _, n := range p.Nodes {
		if n.Member {
			continue
		}
		for _, e := range n.Imports {
			for _, s := range e.Sites {
				if by := p.Policy.Allows(n.Class, *e.Target, s.Import.Test).Entry; !slices.Contains(used, by) {
					used = append(used, by)
				}
			}
		}
	}
	var found []*subject.Finding
	for _, e := range p.Policy.Entries() {
		if e.List != "reach" && !slices.Contains(used, e) {
			found = append(found, aboutEntry(e, "allows no import that is there; remove it"))
		}
	}
	var dirs []string
	for _, n := range p.Nodes {
		dirs = append(dirs, n.Dir)
	}
	for _, e := range p.Policy.Idle(rules.Tree{Dirs: dirs}) {
		if e.List != "exclude" { // what is excluded was not read
			found = append(found, aboutEntry(e, "matches no package; remove it, or correct the pattern"))
		}
	}
	return found
}

func aboutEntry(e rules.Entry, what string) *subject.Finding {
	where := e.List
	if e.Table != "" {
		where = e.Table + "." + e.List
	}
	text := e.Text
	if !strings.HasPrefix(text, "{") {
		text = strconv.Quote(text)
	}
	return &subject.Finding{
		Symbol: where, Target: e.Text, File: e.Pos.File, Line: e.Pos.Line, Column: e.Pos.Column,
		Message: fmt.Sprintf("policy entry %s of %s %s", text, where, what),
	}
}
