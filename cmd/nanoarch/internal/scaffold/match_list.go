package scaffold

import (
	"bytes"
	"go/ast"
	"go/token"
	"reflect"
	"strings"
)

// list matches statements. A hole takes as few as let the rest match.
func (m *match) list(t, p []ast.Stmt, open, end token.Pos) bool {
	l := &listMatch{m, t, p, open, end}
	for lost := 0; lost <= len(t); lost++ {
		if l.from(0, 0, lost) {
			return true
		}
		if !m.lenient {
			return false
		}
	}
	return false
}

// listMatch matches one list of statements with another.
type listMatch struct {
	*match
	t, p      []ast.Stmt
	open, end token.Pos // of the package's list
}

// from matches the template's statements from i on with the package's from j on; so many of the template's may be missing.
func (l *listMatch) from(i, j, lost int) bool {
	if l.steps++; l.steps > maxSteps {
		return false
	}
	if i == len(l.t) {
		return j == len(l.p)
	}
	mark := len(l.trail)
	if l.match.t.stmtsHole(l.d.f, l.t[i]) != nil {
		for k := j; k <= len(l.p); k++ {
			l.fill(l.t[i], l.after(j), l.before(k), k-j)
			if l.from(i+1, k, lost) {
				return true
			}
			l.back(mark)
		}
		return false
	}
	if j < len(l.p) {
		if l.node(l.t[i], l.p[j]) {
			l.pair(l.t[i], l.p[j])
			if l.from(i+1, j+1, lost) {
				return true
			}
		}
		l.back(mark)
	}
	if lost > 0 && !l.replaced(i, j) {
		m := l.match
		m.lost = append(m.lost, l.t[i])
		m.trail = append(m.trail, func() { m.lost = m.lost[:len(m.lost)-1] })
		if l.from(i+1, j, lost-1) {
			return true
		}
		l.back(mark)
	}
	return false
}

// replaced reports whether a statement of the template may be not missing but written in another way: one of its kind
// stands at its place, or a statement that ends the list would come behind another such.
func (l *listMatch) replaced(i, j int) bool {
	for _, k := range []int{j - 1, j} {
		if k >= 0 && k < len(l.p) && reflect.TypeOf(l.p[k]) == reflect.TypeOf(l.t[i]) {
			paired := false
			for _, p := range l.stmts {
				paired = paired || p == l.p[k]
			}
			if !paired {
				return true
			}
		}
	}
	_, ends := l.t[i].(*ast.ReturnStmt)
	return ends
}

// after returns where what stands between two statements begins: behind the comment on the line of the first.
func (l *listMatch) after(j int) token.Pos {
	if j == 0 {
		return l.open
	}
	return l.e.f.endOfLine(l.p[j-1].End())
}

func (l *listMatch) before(k int) token.Pos {
	if k == len(l.p) {
		return max(l.end, l.after(k))
	}
	return max(l.p[k].Pos(), l.after(k))
}

// endOfLine returns the end of the comment that follows a place on its line, or the place.
func (f *File) endOfLine(at token.Pos) token.Pos {
	line := f.fset.PositionFor(at, false).Line
	for _, g := range f.ast.Comments {
		for _, c := range g.List {
			if c.Pos() >= at && f.fset.PositionFor(c.Pos(), false).Line == line {
				at = c.End()
			}
		}
	}
	return at
}

// comments returns where the comments above a place begin, if there are some with no empty line in between.
func (f *File) comments(at token.Pos) token.Pos {
	line := func(p token.Pos) int { return f.fset.PositionFor(p, false).Line }
	for _, g := range f.ast.Comments {
		if g.End() < at && line(g.End())+1 == line(at) && f.indent(g.Pos()) == f.indent(at) && !strings.HasPrefix(g.List[0].Text, directive) {
			return g.Pos()
		}
	}
	return at
}

// indent returns the white space that the line of a place begins with.
func (f *File) indent(at token.Pos) string {
	start := bytes.LastIndexByte(f.Src[:f.offset(at)], '\n') + 1
	line := f.Src[start:]
	return string(line[:len(line)-len(bytes.TrimLeft(line, " \t"))])
}
