package source

import (
	"go/scanner"
	"go/token"
)

// blankBodies overwrites the bodies of the functions of a file with blanks, in place, so that nobody builds a syntax
// tree of what is not looked at. Only declarations are asked of such a file.
func blankBodies(src []byte) {
	var s scanner.Scanner
	f := token.NewFileSet().AddFile("", -1, len(src))
	s.Init(f, src, func(token.Position, string) {}, 0)
	var (
		depth  int  // of open braces
		parens int  // open parentheses and brackets
		fn     bool // in a function declaration, before its body
		start  = -1 // offset behind the body's opening brace
		before = token.SEMICOLON
	)
	for {
		pos, tok, _ := s.Scan()
		switch tok {
		case token.EOF:
			return
		case token.FUNC:
			fn = fn || depth == 0 && parens == 0 && before == token.SEMICOLON
		case token.LPAREN, token.LBRACK:
			parens++
		case token.RPAREN, token.RBRACK:
			parens--
		case token.LBRACE:
			if fn && depth == 0 && parens == 0 && before != token.INTERFACE && before != token.STRUCT {
				start = f.Offset(pos) + 1
			}
			depth++
		case token.RBRACE:
			depth--
			if depth == 0 && start >= 0 {
				blank(src[start:f.Offset(pos)])
				start, fn = -1, false
			}
		case token.SEMICOLON:
			fn = fn && depth > 0
		}
		before = tok
	}
}

func blank(b []byte) {
	for i, c := range b {
		if c != '\n' {
			b[i] = ' '
		}
	}
}
