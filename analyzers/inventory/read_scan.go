package inventory

import (
	"bytes"
	"fmt"
	"go/token"
	"strconv"
	"strings"
	"unique"
)

// Scan is what one pass over the bytes of a file finds, before anybody knows which unit the file belongs to and whether
// it counts. It holds nothing of the bytes.
type Scan struct {
	Package string // the name in the package clause, "" if it cannot be read
	Cgo     bool   // imports "C"

	file       File // without what only a unit knows
	imports    []Import
	directives []Directive
	waivers    []Waiver
	problem    *scanProblem // why the package clause or the imports cannot be read
}

// scanProblem says why a file has no readable package clause or imports.
type scanProblem struct {
	message string
	line    int
}

// ScanFile reads the package clause, the imports and the comments that matter of a file with that base name. It reads
// token by token, and stops behind the imports when the rest cannot hold a comment that matters.
func ScanFile(name string, content []byte) *Scan {
	out := &Scan{file: File{Name: name, Size: len(content), Lines: Lines(content), Test: strings.HasSuffix(name, "_test.go")}}
	plain := *out
	s := fileScan{Scan: &plain, content: content, last: -1, seenLine: 1, lexer: &plainLexer{content: content}}
	if err := s.run(); err == nil && !s.lexer.gaveUp() {
		return &plain
	}
	s = fileScan{Scan: out, content: content, last: -1, seenLine: 1}
	s.lexer = newGoLexer(&s)
	out.problem = s.run()
	return out
}

// fileScan is a scan under way.
type fileScan struct {
	*Scan
	content []byte

	lexer    lexer
	tok      token.Token
	at       int // offset of tok
	end      int // offset behind tok
	lit      string
	last     int // offset behind the last token that is no comment, -1 before the first
	seen     int // what line counted last: an offset and its line
	seenLine int
	scanErr  *scanProblem
	marks    markText

	// Waivers stretch over declarations, which are only followed once there is a waiver.
	depth     int // of open brackets
	inDecl    bool
	declFrom  int     // first line of the top-level declaration being read
	decls     []lines // top-level declarations that were read
	group     []int   // waivers of the comment group being read, by index
	groupLine int     // last line of that group
}

func (s *fileScan) run() *scanProblem {
	s.next()
	err := s.header()
	if err == nil {
		err = s.scanErr
	}
	s.file.Marked = s.marks.generated()
	if err == nil && s.restMatters() && !s.lexer.leaveRest() {
		for s.tok != token.EOF {
			s.next()
		}
	}
	s.resolveWaivers()
	return err
}

// line returns the 1-based line of an offset. It is asked for rarely and mostly further on, so lines are counted then.
func (s *fileScan) line(offset int) int {
	if offset < s.seen {
		s.seen, s.seenLine = 0, 1
	}
	s.seenLine += bytes.Count(s.content[s.seen:offset], newline)
	s.seen = offset
	return s.seenLine
}

// header reads the package clause and the imports. It stops at the first token behind them.
func (s *fileScan) header() *scanProblem {
	if s.tok != token.PACKAGE {
		return s.problem("expected a package clause, found " + s.found())
	}
	s.next()
	if s.tok != token.IDENT || s.lit == "_" {
		return s.problem("expected a package name, found " + s.found())
	}
	s.file.PackagePos, s.Package = s.pos(), s.lit
	s.next()
	if err := s.semicolon("the package clause"); err != nil {
		return err
	}
	for s.tok == token.IMPORT {
		s.next()
		if err := s.importDecl(); err != nil {
			return err
		}
	}
	return nil
}

func (s *fileScan) importDecl() *scanProblem {
	if s.tok != token.LPAREN {
		if err := s.importSpec(); err != nil {
			return err
		}
		return s.semicolon("an import")
	}
	s.next()
	for s.tok != token.RPAREN {
		if err := s.importSpec(); err != nil {
			return err
		}
		if s.tok != token.RPAREN {
			if err := s.semicolon("an import"); err != nil {
				return err
			}
		}
	}
	s.next()
	return s.semicolon("the imports")
}

func (s *fileScan) importSpec() *scanProblem {
	imp := Import{Test: s.file.Test}
	switch s.tok {
	case token.IDENT:
		imp.Name = s.lit
		s.next()
	case token.PERIOD:
		imp.Name = "."
		s.next()
	}
	if s.tok != token.STRING {
		return s.problem("expected an import path, found " + s.found())
	}
	p, err := strconv.Unquote(s.lit)
	if err != nil || p == "" {
		return s.problem("invalid import path " + s.lit)
	}
	imp.Path, imp.Pos = unique.Make(p).Value(), s.pos() // a few thousand paths, named ten times as often
	s.Cgo = s.Cgo || p == "C"
	s.imports = append(s.imports, imp)
	s.next()
	return nil
}

func (s *fileScan) semicolon(after string) *scanProblem {
	switch s.tok {
	case token.SEMICOLON:
		s.next()
	case token.EOF:
	default:
		return s.problem("expected a new line or semicolon after " + after + ", found " + s.found())
	}
	return nil
}

func (s *fileScan) problem(msg string) *scanProblem {
	if s.scanErr != nil {
		return s.scanErr
	}
	return &scanProblem{message: "syntax error: " + msg, line: s.line(s.at)}
}

func (s *fileScan) found() string {
	switch {
	case s.tok == token.EOF:
		return "the end of the file"
	case s.lit == "\n":
		return "the end of the line"
	case s.lit != "":
		return strconv.Quote(cut(s.lit, 40))
	}
	return fmt.Sprintf("%q", s.tok.String())
}

func cut(s string, n int) string {
	if len(s) > n {
		return strings.ToValidUTF8(s[:n], "") + "..."
	}
	return s
}

func (s *fileScan) pos() Pos { return Pos{Start: s.at, End: s.end} }

// next goes to the next token that is no comment.
func (s *fileScan) next() {
	for {
		s.at, s.tok, s.lit = s.lexer.next()
		if s.tok != token.COMMENT {
			break
		}
		s.comment()
	}
	s.end = s.at + s.width()
	s.track()
}

// lines are the first and last line of something, 1-based.
type lines struct{ from, to int }

// track follows the brackets to find out where top-level declarations start and end, and which line stands below a
// group of comments.
func (s *fileScan) track() {
	written := s.tok != token.EOF && !(s.tok == token.SEMICOLON && s.lit == "\n")
	if len(s.group) > 0 && written {
		if line := s.line(s.at); line == s.groupLine+1 {
			for _, w := range s.group {
				s.waivers[w].From, s.waivers[w].To = line, line
			}
		}
		s.group = nil
	}
	switch s.tok {
	case token.LPAREN, token.LBRACK, token.LBRACE:
		s.depth++
	case token.RPAREN, token.RBRACK, token.RBRACE:
		s.depth = max(0, s.depth-1)
	case token.PACKAGE, token.IMPORT, token.CONST, token.TYPE, token.VAR, token.FUNC:
		if !s.inDecl && s.depth == 0 {
			s.inDecl, s.declFrom = true, 0
			if len(s.waivers) > 0 {
				s.declFrom = s.line(s.at)
			}
		}
	case token.SEMICOLON, token.EOF:
		if s.inDecl && (s.depth == 0 || s.tok == token.EOF) {
			if s.inDecl = false; s.declFrom > 0 {
				s.decls = append(s.decls, lines{s.declFrom, s.line(max(0, s.last-1))})
			}
		}
	}
	if written {
		s.last = s.end
	}
}

// width returns the number of bytes of the current token in the file. The scanner drops carriage returns from raw
// strings, so these are measured.
func (s *fileScan) width() int {
	switch {
	case s.tok == token.EOF || s.tok == token.SEMICOLON && s.lit == "\n":
		return 0
	case s.tok == token.STRING && s.content[s.at] == '`':
		if n := bytes.IndexByte(s.content[s.at+1:], '`'); n >= 0 {
			return n + 2
		}
		return len(s.content) - s.at
	case s.lit != "":
		return len(s.lit)
	}
	return len(s.tok.String())
}
