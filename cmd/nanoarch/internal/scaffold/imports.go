package scaffold

import (
	"go/ast"
	"go/token"
	"regexp"
	"strings"
)

// addImports adds import lines to a file: to the group of the standard library, or to the last one.
func addImports(f *File, lines []string) edits {
	if len(lines) == 0 {
		return nil
	}
	var std, other []string
	for _, l := range lines {
		first, _, _ := strings.Cut(strings.Trim(l[strings.IndexByte(l, '"'):], `"`), "/")
		if strings.Contains(first, ".") {
			other = append(other, l)
		} else {
			std = append(std, l)
		}
	}
	for _, d := range f.ast.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok || g.Tok != token.IMPORT || !g.Lparen.IsValid() || len(g.Specs) == 0 {
			continue
		}
		var e edits
		if len(std) > 0 {
			e.add(f, g.Lparen+1, g.Lparen+1, "\n"+strings.Join(std, "\n")+groupEnd(g.Specs[0]))
		}
		if len(other) > 0 {
			last := g.Specs[len(g.Specs)-1].(*ast.ImportSpec)
			gap := "\n"
			if !strings.Contains(last.Path.Value, ".") {
				gap = "\n\n"
			}
			e.add(f, g.Rparen, g.Rparen, gap+strings.Join(other, "\n")+"\n")
		}
		return e
	}
	text := "\n\nimport (\n" + strings.Join(std, "\n")
	if len(std) > 0 && len(other) > 0 {
		text += "\n\n"
	}
	at := f.offset(f.ast.Name.End())
	return edits{{at, at, text + strings.Join(other, "\n") + "\n)\n"}}
}

// groupEnd ends a group of the standard library's imports where the first import that follows is none of them.
func groupEnd(first ast.Spec) string {
	if s, ok := first.(*ast.ImportSpec); ok && strings.Contains(s.Path.Value, ".") {
		return "\n"
	}
	return ""
}

var (
	emptyImports = regexp.MustCompile(`(?m)^import \(\s*\)\n?`)
	bareImport   = regexp.MustCompile(`(?m)^import +\n`)
	looseStart   = regexp.MustCompile(`(?m)^import \(\n\s*\n`)
	oneImport    = regexp.MustCompile(`(?m)^import \(\s*("[^"\n]+")\s*\n\)`)
	looseEnd     = regexp.MustCompile(`\n[ \t]*\n\)`)
)

// dropEmptyImports removes what is left of an import declaration whose imports are gone.
func dropEmptyImports(src []byte) []byte {
	src = emptyImports.ReplaceAll(src, nil)
	src = bareImport.ReplaceAll(src, nil)
	src = looseStart.ReplaceAll(src, []byte("import (\n"))
	if i := strings.Index(string(src), "import (\n"); i >= 0 {
		if m := looseEnd.FindIndex(src[i:]); m != nil && !strings.Contains(string(src[i:i+m[0]]), "\n)") {
			src = append(src[:i+m[0]:i+m[0]], append([]byte("\n)"), src[i+m[1]:]...)...)
		}
	}
	return oneImport.ReplaceAll(src, []byte("import $1"))
}
