package inventory

import (
	"bytes"
	"go/scanner"
	"go/token"
	"unicode/utf8"
)

// lexer cuts a file into tokens, comments and automatic semicolons included.
type lexer interface {
	next() (offset int, tok token.Token, lit string)
	gaveUp() bool    // met something that it does not know: what it said must be forgotten
	leaveRest() bool // gives up rather than read what stands behind the imports
}

// goLexer is Go's own scanner.
type goLexer struct {
	sc   scanner.Scanner
	base int
}

func newGoLexer(s *fileScan) *goLexer {
	tf := token.NewFileSet().AddFile(s.file.Name, -1, len(s.content))
	l := &goLexer{base: tf.Base()}
	l.sc.Init(tf, s.content, func(p token.Position, msg string) {
		if s.scanErr == nil { // p obeys //line comments, p.Offset does not
			s.scanErr = &scanProblem{message: "syntax error: " + msg, line: s.line(p.Offset)}
		}
	}, scanner.ScanComments)
	return l
}

func (l *goLexer) next() (int, token.Token, string) {
	pos, tok, lit := l.sc.Scan()
	return int(pos) - l.base, tok, lit
}

func (l *goLexer) gaveUp() bool    { return false }
func (l *goLexer) leaveRest() bool { return false }

// plainLexer reads the head of an ordinary file: comments, the package clause, imports as gofmt writes them. It gives up
// at the first thing that is anything else, so that it never has to say what is wrong, and costs half of Go's scanner,
// which files with long licences spend more time in than in all the rest.
type plainLexer struct {
	content []byte
	at      int
	semi    bool // a line that ends here ends a statement
	odd     bool
}

func (l *plainLexer) gaveUp() bool { return l.odd }

func (l *plainLexer) leaveRest() bool {
	l.odd = true
	return true
}

func (l *plainLexer) giveUp() (int, token.Token, string) {
	l.odd = true
	return l.at, token.EOF, ""
}

// next looks one byte ahead, as Go's scanner does, which complains of what it meets there.
func (l *plainLexer) next() (int, token.Token, string) {
	at, tok, lit := l.scan()
	if l.at < len(l.content) && (l.content[l.at] == 0 || l.content[l.at] >= utf8.RuneSelf) {
		return l.giveUp()
	}
	return at, tok, lit
}

func (l *plainLexer) scan() (int, token.Token, string) {
	for ; l.at < len(l.content); l.at++ {
		switch c := l.content[l.at]; c {
		case ' ', '\t', '\r':
			continue
		case '\n':
			if l.semi {
				return l.semicolon(1)
			}
			continue
		case '/':
			return l.comment()
		case '"':
			return l.text()
		case '(':
			return l.sign(token.LPAREN, "")
		case ')':
			return l.sign(token.RPAREN, "")
		case '.':
			return l.sign(token.PERIOD, "")
		case ';':
			return l.sign(token.SEMICOLON, ";")
		default:
			return l.word()
		}
	}
	if l.semi {
		return l.semicolon(0)
	}
	return l.at, token.EOF, ""
}

func (l *plainLexer) sign(tok token.Token, lit string) (int, token.Token, string) {
	l.at++
	l.semi = tok == token.RPAREN
	return l.at - 1, tok, lit
}

func (l *plainLexer) semicolon(width int) (int, token.Token, string) {
	at := l.at
	l.at, l.semi = at+width, false
	return at, token.SEMICOLON, "\n"
}

func (l *plainLexer) comment() (int, token.Token, string) {
	rest := l.content[l.at:]
	end := -1
	switch {
	case bytes.HasPrefix(rest, []byte("//")):
		if l.semi {
			return l.semicolon(0)
		}
		if end = bytes.IndexByte(rest, '\n'); end < 0 {
			end = len(rest)
		}
		if end > 0 && rest[end-1] == '\r' {
			end--
		}
	case bytes.HasPrefix(rest, []byte("/*")) && !l.semi:
		if end = bytes.Index(rest[2:], []byte("*/")); end >= 0 {
			end += 4
		}
	}
	if end < 0 || !plainText(rest[:end]) || bytes.HasPrefix(rest[2:end], []byte("line ")) {
		return l.giveUp()
	}
	at := l.at
	l.at += end
	return at, token.COMMENT, string(rest[:end])
}

// plainText reports whether a comment is written in characters that Go's scanner keeps as they are.
func plainText(text []byte) bool {
	ascii := true
	for _, c := range text {
		if c == 0 || c == '\r' {
			return false
		}
		ascii = ascii && c < utf8.RuneSelf
	}
	return ascii || utf8.Valid(text) && !bytes.Contains(text, []byte("\ufeff"))
}

// text reads a string literal without escapes.
func (l *plainLexer) text() (int, token.Token, string) {
	at := l.at
	for l.at++; l.at < len(l.content); l.at++ {
		switch c := l.content[l.at]; {
		case c == '"':
			l.at++
			l.semi = true
			return at, token.STRING, string(l.content[at:l.at])
		case c < ' ' || c == '\\' || c >= utf8.RuneSelf:
			return l.giveUp()
		}
	}
	return l.giveUp()
}

// word reads a name or keyword.
func (l *plainLexer) word() (int, token.Token, string) {
	at := l.at
	for l.at < len(l.content) && isNameByte(l.content[l.at]) {
		l.at++
	}
	if at == l.at || l.content[at] <= '9' {
		return l.giveUp()
	}
	lit := string(l.content[at:l.at])
	tok := token.Lookup(lit)
	switch tok {
	case token.IDENT:
		l.semi = true
	case token.PACKAGE, token.IMPORT, token.CONST, token.TYPE, token.VAR, token.FUNC:
		l.semi = false
	default:
		return l.giveUp()
	}
	return at, tok, lit
}

func isNameByte(c byte) bool {
	return c == '_' || '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z'
}
