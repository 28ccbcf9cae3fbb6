package program

import (
	"cmp"
	"slices"
	"strings"
)

// leaks lists the types of outside modules that the package's exported declarations name, one a place. Types of this
// program, whatever module they stand in, and of the standard library are none.
func (s *survey) leaks(n *node) []SurveyLeak {
	rows := []SurveyLeak{}
	seen := map[[2]int]bool{}
	for _, m := range n.unit.Mentions {
		at := [2]int{m.Pos.File, m.Pos.Start}
		if seen[at] || !s.context.IsOutside(m.Type.Pkg) || n.inGenerated(m.Pos) || n.unit.Files[m.Pos.File].Test {
			continue
		}
		seen[at] = true
		file, line := n.at(m.Pos)
		rows = append(rows, SurveyLeak{Type: m.Type.String(), Module: s.moduleOf(n, m.Type.Pkg), File: file, Line: line})
	}
	slices.SortStableFunc(rows, func(a, b SurveyLeak) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), strings.Compare(a.Type, b.Type))
	})
	return rows
}

// moduleOf returns the path of the module that an outside package comes from: the longest required one that covers it.
// Where the go.mod file names none, what the path says must do: host, owner and name, with a major version.
func (s *survey) moduleOf(n *node, pkg string) string {
	best := ""
	if s.program.Modules != nil {
		if m := s.program.Modules.Of(n.Dir); m != nil {
			for _, r := range m.Requires {
				if (pkg == r.Path || strings.HasPrefix(pkg, r.Path+"/")) && len(r.Path) > len(best) {
					best = r.Path
				}
			}
		}
	}
	return cmp.Or(best, guessModule(pkg))
}

func guessModule(pkg string) string {
	parts := strings.Split(pkg, "/")
	n := min(3, len(parts))
	if strings.HasPrefix(parts[0], "gopkg.in") || !strings.Contains(parts[0], "github") && !strings.Contains(parts[0], "gitlab") {
		n = min(2, len(parts))
	}
	if n < len(parts) && len(parts[n]) > 1 && parts[n][0] == 'v' && strings.Trim(parts[n][1:], "0123456789") == "" {
		n++
	}
	return strings.Join(parts[:n], "/")
}
