package inventory

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"go/types"
	"runtime/debug"
	"testing"
)

// rich has a bit of everything that the sections look at.
const rich = `package p

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	. "os"
)

type Place interface {
	Place(ctx context.Context, in In) (Out, error)
}
type In struct{ ID string }
type Out = map[string]*In
type Box[T any] struct{ V T; *http.Client }
type service struct {
	next Place
	http.Handler
	hooks []func(error) error
}

var ErrNone = errors.New("none")
var _ Place = (*service)(nil)
var Default, other = New(nil), map[string]Place{"a": &service{}}

func New(next Place) *service { return &service{next: next} }
func (b Box[T]) Get() (v T, err error) { defer func() { err = fmt.Errorf("%w", err) }(); return b.V, nil }

func (s *service) Place(ctx context.Context, in In) (out Out, err error) {
	if out, err = s.next.Place(ctx, in); errors.Is(err, ErrNone) || err != nil {
		return nil, fmt.Errorf("place %s: %w", in.ID, err)
	}
	for i, h := range s.hooks {
		switch e := h(err).(type) {
		case interface{ Code() int }:
			return nil, e.(error)
		case nil:
			continue
		}
		go func(n int) { Getenv("x"); Args = nil }(i)
	}
	b := Box[In]{V: in}
	v, _ := b.Get()
	select {
	case <-ctx.Done():
		return Out{v.ID: &v}, ctx.Err()
	default:
	}
	x := helper[int](1, other["a"], nil)
	return nil, x
}

func helper[T any](v T, p Place, errs ...error) error {
again:
	if len(errs) > 1 {
		goto again
	}
	return errors.Join(append(errs, func() error { return ErrNone }())...)
}

func Register(m *http.ServeMux) { m.Handle("/", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {})) }
`

// TestReadTypesSurvivesBrokenCode reads code in which one token is missing or doubled, as far as it can be parsed and
// checked.
func TestReadTypesSurvivesBrokenCode(t *testing.T) {
	l := &testLoader{t: t, src: std(), fset: token.NewFileSet(), done: map[string]*types.Package{}}
	for _, span := range tokensOf(rich) {
		for _, content := range []string{
			rich[:span[0]] + rich[span[1]:],
			rich[:span[1]] + " " + rich[span[0]:],
			rich[:span[0]] + "x" + rich[span[1]:],
		} {
			readBroken(t, l, content)
		}
	}
}

func tokensOf(content string) [][2]int {
	var s scanner.Scanner
	f := token.NewFileSet().AddFile("", -1, len(content))
	s.Init(f, []byte(content), nil, 0)
	var spans [][2]int
	for {
		pos, tok, lit := s.Scan()
		if tok == token.EOF {
			return spans
		}
		if lit == "" {
			lit = tok.String()
		}
		if lit != "\n" {
			spans = append(spans, [2]int{f.Offset(pos), f.Offset(pos) + len(lit)})
		}
	}
}

func readBroken(t *testing.T, l *testLoader, content string) {
	defer func() {
		if r := recover(); r != nil {
			t.Fatalf("panic: %v\n%s\n%s", r, debug.Stack(), content)
		}
	}()
	p, err := ReadImports(Unit{Dir: "p", ImportPath: "example.com/p", Name: "p", Files: []Source{{Name: "p.go", Content: []byte(content)}}})
	if err != nil {
		t.Fatal(err)
	}
	fset := token.NewFileSet()
	f, _ := parser.ParseFile(fset, "p.go", content, parser.ParseComments|parser.SkipObjectResolution)
	if f == nil || f.Name == nil {
		return
	}
	info := &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{},
		Implicits: map[ast.Node]types.Object{}, Selections: map[*ast.SelectorExpr]*types.Selection{}, Instances: map[*ast.Ident]types.Instance{},
	}
	conf := types.Config{Importer: l, Error: func(error) {}}
	pkg, _ := conf.Check("example.com/p", fset, []*ast.File{f}, info)
	typed, ctx := Typed{Fset: fset, Files: []*ast.File{f}, Pkg: pkg, Info: info}, &Context{FirstParty: []string{"example.com"}}
	again := *p
	p.ReadTypes(typed, ctx)
	if !p.Has(TypedSections) && p.Problem.Message == "" {
		t.Errorf("sections %b, problem %q\n%s", p.Sections, p.Problem.Message, content)
	}
	r := newReader(&again, typed, ctx)
	func() {
		defer func() { _ = recover() }()
		readDecls(r)
	}()
	for _, read := range []func(*reader){readUses, readConversions, func(r *reader) { r.p.readEffects(r.placed) }, readErrors} {
		read(r)
	}
	Shape(pkg, func(path string) string { return path })
	for _, s := range everySection {
		if err := new(Package).Decode(s, p.Encode(s)); err != nil {
			t.Errorf("section %s: %v\n%s", fmt.Sprint(s), err, content)
		}
	}
}
