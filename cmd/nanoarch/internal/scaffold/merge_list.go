package scaffold

import (
	"go/ast"
	"go/token"
	"reflect"
	"strings"
)

// stmts is a list of the package's statements and where it begins and ends.
type stmts struct {
	list      []ast.Stmt
	open, end token.Pos
}

// listMerge carries a list of statements to the new version.
type listMerge struct {
	*merge
	r         *renderer
	old, next *decl
	e         *decl
	out       *edits
}

// run writes the difference between two lists of the template into the package's list.
func (l *listMerge) run(old, next []ast.Stmt, p stmts) {
	at := p.open // behind the last of the package's statements that is done
	i := 0
	same := l.common(old, next)
	var added []ast.Stmt
	flush := func(upTo int) {
		l.gap(old[i:upTo], added, &at)
		added = nil
	}
	for k, n := range next {
		o, ok := same[k]
		if !ok {
			added = append(added, n)
			continue
		}
		flush(o)
		i = o + 1
		at = l.keep(old[o], n, at)
	}
	flush(len(old))
}

// keep leaves a statement as it stands in the package and returns where it ends.
func (l *listMerge) keep(old, next ast.Stmt, at token.Pos) token.Pos {
	l.keepAll(old)
	if h := l.match.holes[ast.Node(old)]; h != nil {
		return l.e.f.pos(h.end)
	}
	if p := l.match.stmts[old]; p != nil {
		if l.lacks(old) {
			l.replace(old, next, p)
		}
		return l.e.f.endOfLine(p.End())
	}
	if l.lenient { // the package lacks it
		l.add([]ast.Stmt{next}, at)
	}
	return at
}

// pos returns a place by its offset.
func (f *File) pos(offset int) token.Pos { return f.ast.FileStart + token.Pos(offset) }

// gap carries on where the versions differ: statements that changed, went away, or are new.
func (l *listMerge) gap(old, next []ast.Stmt, at *token.Pos) {
	used := map[ast.Stmt]bool{}
	hole := false
	var added []ast.Stmt
	for _, n := range next {
		if l.merge.next.stmtsHole(l.next.f, n) != nil {
			hole = true // what the template said there is the author's from now on
			continue
		}
		paired := false
		for _, o := range old {
			if !used[o] && reflect.TypeOf(o) == reflect.TypeOf(n) && l.match.stmts[o] != nil && l.t.stmtsHole(l.old.f, o) == nil {
				if len(added) > 0 {
					l.addBefore(added, l.match.stmts[o].Pos())
					added = nil
				}
				used[o], paired = true, true
				l.replace(o, n, l.match.stmts[o])
				*at = l.e.f.endOfLine(l.match.stmts[o].End())
				break
			}
		}
		if !paired {
			added = append(added, n)
		}
	}
	for _, o := range old {
		switch p := l.match.stmts[o]; {
		case used[o]:
		case hole:
			l.keepAll(o)
			if p != nil {
				*at = l.e.f.endOfLine(p.End())
			}
		case p != nil:
			l.remove(p)
			*at = l.e.f.endOfLine(p.End())
		}
	}
	l.add(added, *at)
}

// remove takes a statement away, with its line and the comment behind it.
func (l *listMerge) remove(p ast.Stmt) {
	f := l.e.f
	start, end := f.offset(p.Pos()), f.offset(f.endOfLine(p.End()))
	for start > 0 && (f.Src[start-1] == ' ' || f.Src[start-1] == '\t') {
		start--
	}
	if end < len(f.Src) && f.Src[end] == '\n' && start > 0 && f.Src[start-1] == '\n' {
		end++
	}
	*l.out = append(*l.out, edit{start, end, ""})
}

func (l *listMerge) render(list []ast.Stmt) string {
	text := ""
	for _, s := range list {
		from := l.next.f.comments(s.Pos())
		text += "\n" + l.next.f.indent(from) + l.r.text(from, l.next.f.endOfLine(s.End()))
	}
	return text
}

// add writes new statements behind a place.
func (l *listMerge) add(list []ast.Stmt, at token.Pos) {
	if len(list) == 0 {
		return
	}
	f := l.e.f
	text := l.render(list)
	off := f.offset(at)
	switch {
	case off < len(f.Src) && f.Src[off] != '\n' && off > 0 && (f.Src[off-1] == '\t' || f.Src[off-1] == '\n'): // a line begins
		text = strings.TrimLeft(text, "\n\t ") + "\n" + f.indent(at)
	default:
		text += "\n"
		if off < len(f.Src) && f.Src[off] == '\n' {
			text = text[:len(text)-1]
		}
	}
	*l.out = append(*l.out, edit{off, off, text})
}

// addBefore writes new statements before one of the package's.
func (l *listMerge) addBefore(list []ast.Stmt, at token.Pos) {
	off := l.e.f.offset(at)
	*l.out = append(*l.out, edit{off, off, strings.TrimLeft(l.render(list), "\n\t ") + "\n" + l.e.f.indent(at)})
}

// replace writes the new version of a statement in the place of the old one. Of statements with blocks only what differs
// is written.
func (l *listMerge) replace(old, next, p ast.Stmt) {
	a, b, c := blocks(old), blocks(next), blocks(p)
	if len(a) == 0 && l.now.suits(l.next, l.e, next, p) {
		l.keepAll(old)
		return
	}
	if len(a) == 0 || len(a) != len(b) || len(a) != len(c) {
		l.r.pair(old, next)
		l.out.add(l.e.f, p.Pos(), p.End(), l.r.text(next.Pos(), next.End()))
		return
	}
	from, was, is := next.Pos(), old.Pos(), p.Pos()
	for i := range a {
		l.header(was, a[i].open, from, b[i].open, is, c[i].open)
		l.run(a[i].list, b[i].list, c[i])
		was, from, is = a[i].end, b[i].end, c[i].end
	}
	l.header(was, old.End(), from, next.End(), is, p.End())
}

// header carries on what stands between the blocks of a statement.
func (l *listMerge) header(was, wasEnd, from, fromEnd, is, isEnd token.Pos) {
	if l.old.f.text(was, wasEnd) == l.next.f.text(from, fromEnd) {
		for hole := range l.match.holes {
			if was <= hole.Pos() && hole.End() <= wasEnd {
				l.kept[hole] = true
			}
		}
		return
	}
	l.out.add(l.e.f, is, isEnd, l.r.text(from, fromEnd))
}

// blocks returns the lists of statements that a statement has, in their order. Function literals are no blocks.
func blocks(s ast.Stmt) []stmts {
	body := func(b *ast.BlockStmt) stmts { return stmts{b.List, b.Lbrace + 1, b.Rbrace} }
	clauses := func(b *ast.BlockStmt) (out []stmts) {
		for i, c := range b.List {
			end := b.Rbrace
			if i+1 < len(b.List) {
				end = b.List[i+1].Pos()
			}
			switch c := c.(type) {
			case *ast.CaseClause:
				out = append(out, stmts{c.Body, c.Colon + 1, end})
			case *ast.CommClause:
				out = append(out, stmts{c.Body, c.Colon + 1, end})
			}
		}
		return out
	}
	switch s := s.(type) {
	case *ast.BlockStmt:
		return []stmts{body(s)}
	case *ast.IfStmt:
		if s.Else == nil {
			return []stmts{body(s.Body)}
		}
		return append([]stmts{body(s.Body)}, blocks(s.Else)...)
	case *ast.ForStmt:
		return []stmts{body(s.Body)}
	case *ast.RangeStmt:
		return []stmts{body(s.Body)}
	case *ast.SwitchStmt:
		return clauses(s.Body)
	case *ast.TypeSwitchStmt:
		return clauses(s.Body)
	case *ast.SelectStmt:
		return clauses(s.Body)
	}
	return nil
}

// common finds the longest list of statements that both versions have, as indices of the old one by those of the new one.
func (l *listMerge) common(old, next []ast.Stmt) map[int]int {
	same := func(o, n ast.Stmt) bool {
		a, b := l.t.stmtsHole(l.old.f, o) != nil, l.merge.next.stmtsHole(l.next.f, n) != nil
		return a && b || a == b && l.old.f.text(o.Pos(), o.End()) == l.next.f.text(n.Pos(), n.End())
	}
	best := make([][]int, len(old)+1)
	for i := range best {
		best[i] = make([]int, len(next)+1)
	}
	for i := len(old) - 1; i >= 0; i-- {
		for k := len(next) - 1; k >= 0; k-- {
			best[i][k] = max(best[i+1][k], best[i][k+1])
			if same(old[i], next[k]) {
				best[i][k] = max(best[i][k], best[i+1][k+1]+1)
			}
		}
	}
	out := map[int]int{}
	for i, k := 0, 0; i < len(old) && k < len(next); {
		switch {
		case same(old[i], next[k]) && best[i][k] == best[i+1][k+1]+1:
			out[k] = i
			i, k = i+1, k+1
		case best[i+1][k] >= best[i][k+1]:
			i++
		default:
			k++
		}
	}
	return out
}
