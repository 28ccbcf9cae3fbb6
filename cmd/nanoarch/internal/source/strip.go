package source

import (
	"go/scanner"
	"go/token"
	"strconv"
)

// stripped is a file of which only declarations are asked: without comments and bodies of functions, in tokens, and what
// of its imports the rest names. Nobody needs to load a package that only bodies use.
type stripped struct {
	sourceFile
	needs []string // import paths, those of dot imports included
}

// stripper goes over the tokens of a file.
type stripper struct {
	sc     scanner.Scanner
	out    []byte
	nameOf func(path string) string

	imports map[string]string // name in the file -> path, of those that were not named yet
	needs   []string

	depth, parens int  // of open braces; of open parentheses and brackets
	fn            bool // in a function declaration, before its body
	body          int  // depth of braces around the body that is being skipped, -1 outside
	inImport      bool
	alias         string
	before        token.Token
}

// strip reads a file. nameOf returns the name of the package behind an import path, "" if it is not known.
func strip(f sourceFile, nameOf func(path string) string) stripped {
	s := stripper{out: make([]byte, 0, len(f.content)/3), nameOf: nameOf, imports: map[string]string{}, body: -1, before: token.SEMICOLON}
	s.sc.Init(token.NewFileSet().AddFile("", -1, len(f.content)), f.content, func(token.Position, string) {}, 0)
	for {
		_, tok, lit := s.sc.Scan()
		if tok == token.EOF {
			return stripped{sourceFile{f.name, s.out}, s.needs}
		}
		s.token(tok, lit)
		s.before = tok
	}
}

func (s *stripper) token(tok token.Token, lit string) {
	switch tok {
	case token.LBRACE:
		starts := s.fn && s.body < 0 && s.depth == 0 && s.parens == 0 && s.before != token.INTERFACE && s.before != token.STRUCT
		if starts {
			s.write(tok, lit)
			s.body = s.depth
		}
		s.depth++
		if starts {
			return
		}
	case token.RBRACE:
		s.depth--
		if s.body >= 0 && s.depth <= s.body {
			s.body, s.fn = -1, false
		}
	}
	if s.body >= 0 {
		return
	}
	switch tok {
	case token.FUNC:
		s.fn = s.fn || s.outside()
	case token.IMPORT:
		s.inImport = s.inImport || s.outside()
	case token.LPAREN, token.LBRACK:
		s.parens++
	case token.RPAREN, token.RBRACK:
		s.parens--
	case token.SEMICOLON:
		s.fn = s.fn && s.depth > 0
		s.inImport = s.inImport && s.parens > 0
	}
	if s.inImport {
		s.importToken(tok, lit)
	} else if tok == token.IDENT {
		s.name(lit)
	}
	s.write(tok, lit)
}

// outside reports whether a declaration may start here.
func (s *stripper) outside() bool {
	return s.depth == 0 && s.parens == 0 && s.before == token.SEMICOLON
}

func (s *stripper) importToken(tok token.Token, lit string) {
	switch tok {
	case token.IDENT:
		s.alias = lit
	case token.PERIOD:
		s.alias = "."
	case token.STRING:
		path, err := strconv.Unquote(lit)
		name := s.alias
		s.alias = ""
		if err != nil || path == "C" || name == "_" {
			return
		}
		if name == "" {
			name = s.nameOf(path)
		}
		if name == "" || name == "." {
			s.needs = append(s.needs, path) // it may mean anything
			return
		}
		if other, twice := s.imports[name]; twice {
			s.needs = append(s.needs, other)
		}
		s.imports[name] = path
	}
}

// name notes the import that a name stands for. A name that means something else loads too much, never too little.
func (s *stripper) name(lit string) {
	if path, ok := s.imports[lit]; ok {
		s.needs = append(s.needs, path)
		delete(s.imports, lit)
	}
}

func (s *stripper) write(tok token.Token, lit string) {
	switch {
	case tok == token.SEMICOLON && lit == "\n":
		s.out = append(s.out, '\n')
		return
	case tok.IsLiteral() || tok.IsKeyword() || tok == token.ILLEGAL:
		s.out = append(s.out, lit...)
	default:
		s.out = append(s.out, tok.String()...)
	}
	s.out = append(s.out, ' ')
}
