package scaffold

import (
	"bytes"
	"fmt"
	"go/ast"
	"path"
	"strings"
)

// Mark says whose a line of a shown template is.
type Mark byte

// Whose a line can be.
const (
	Template Mark = ' ' // the template's
	Author   Mark = '|' // what the package has in a hole
	Missing  Mark = '-' // the template's, and the package does not have it
)

// Line is a line of a shown template.
type Line struct {
	Mark Mark
	Text string
}

// Shown is a file of a template as a package fills it.
type Shown struct {
	Name  string // slash path relative to the policy's folder
	Lines []Line
}

// Show returns the template of a package's role with what the package has in its holes and the names that it gave.
func (p *Project) Show(dir string) ([]Shown, error) {
	class, err := p.Policy.Classify(dir)
	if err != nil {
		return nil, err
	}
	if class.Role == nil {
		return nil, fmt.Errorf("no role claims %s, so it stands on no template", dir)
	}
	t, err := p.Template(class.Role)
	if err != nil {
		return nil, err
	}
	code, err := p.Package(dir, t)
	if err != nil {
		return nil, err
	}
	if len(code.Files) == 0 {
		return nil, fmt.Errorf("%s holds no Go file", dir)
	}
	at, err := t.At(dir, code.ImportPath, Names(class.Values))
	if err != nil {
		return nil, err
	}
	m := matchTrees(at, code, true)
	g := &merge{match: m, next: at, renamed: map[string]string{}, kept: map[ast.Node]bool{}}
	var out []Shown
	for _, f := range at.Files {
		s := Shown{Name: path.Join(dir, f.Name)}
		s.Lines = append(s.Lines, Line{Template, "package " + f.ast.Name.Name})
		for _, d := range at.decls(unit(f)) {
			if d.f == f {
				s.Lines = append(s.Lines, Line{Template, ""})
				s.Lines = append(s.Lines, g.show(d)...)
			}
		}
		out = append(out, s)
	}
	byName := map[string]*Shown{}
	for i := range out {
		byName[out[i].Name] = &out[i]
	}
	for _, e := range m.extra {
		name := path.Join(dir, e.f.Name)
		if byName[name] == nil {
			out = append(out, Shown{Name: name, Lines: []Line{{Author, "package " + e.f.ast.Name.Name}}})
			for i := range out {
				byName[out[i].Name] = &out[i]
			}
		}
		s := byName[name]
		s.Lines = append(s.Lines, Line{Template, ""})
		for l := range strings.SplitSeq(e.text(), "\n") {
			s.Lines = append(s.Lines, Line{Author, l})
		}
	}
	return out, nil
}

const holeStart, holeEnd, lostStart, lostEnd = "\x01", "\x02", "\x03", "\x04"

// show writes one declaration of the template.
func (g *merge) show(d *decl) []Line {
	into := d.f
	if e := g.match.decls[d]; e != nil {
		into = e.f
	}
	r := g.renderer(d, d, into)
	for hole, h := range g.match.holes {
		if d.f.ast.FileStart <= hole.Pos() && hole.End() <= d.f.ast.FileEnd {
			marked := append([]byte(holeStart), bytes.TrimSpace(h.f.Src[h.start:h.end])...)
			marked = append(marked, holeEnd...)
			r.holes[hole] = &filling{f: &File{Src: marked}, end: len(marked)}
		}
	}
	for _, s := range g.lost {
		if d.node.Pos() <= s.Pos() && s.End() <= d.node.End() {
			r.extra.add(d.f, s.Pos(), s.End(), lostStart+d.f.text(s.Pos(), s.End())+lostEnd)
		}
	}
	text := r.text(d.outer().Pos(), d.outer().End())
	if d.alone == nil && d.kind != "func" {
		text = d.kind + " " + text
	}
	if doc := docText(d); doc != "" {
		text = r.words(doc) + "\n" + text
	}
	if g.match.decls[d] == nil {
		text = lostStart + text + lostEnd
	}
	return marks(text)
}

// marks tells whose each line is.
func marks(text string) []Line {
	var out []Line
	now := Template
	for l := range strings.SplitSeq(text, "\n") {
		line := Line{Mark: now}
		var b strings.Builder
		for _, c := range l {
			switch string(c) {
			case holeStart:
				now = Author
			case lostStart:
				now = Missing
			case holeEnd, lostEnd:
				now = Template
			default:
				b.WriteRune(c)
				if now != Template && line.Mark != Missing && c != ' ' && c != '\t' {
					line.Mark = now
				}
			}
		}
		if line.Text = b.String(); strings.TrimSpace(line.Text) == "" && line.Mark == Author {
			line.Mark = Template
		}
		if strings.TrimSpace(line.Text) == "" && len(out) > 0 && strings.TrimSpace(out[len(out)-1].Text) == "" {
			continue
		}
		out = append(out, line)
	}
	return out
}
