package inventory

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// source is a program: import path to file name to content. Packages of the standard library are faked in it like any
// other.
type source = map[string]map[string]string

// readSource reads every package of a program with all sections; external test packages have "_test" appended to
// their path. First-party is what lies below example.com/; opts change the context. Packages see each other's
// declarations only, as in the product. Type errors fail the test, but for import "C".
func readSource(t *testing.T, src source, opts ...func(*Context)) map[string]*Package {
	t.Helper()
	ctx := &Context{FirstParty: []string{"example.com"}}
	for _, o := range opts {
		o(ctx)
	}
	l := &testLoader{t: t, src: src, fset: token.NewFileSet(), done: map[string]*types.Package{}}
	out := map[string]*Package{}
	for _, path := range slices.Sorted(maps.Keys(src)) {
		for _, external := range []bool{false, true} {
			if u, files := l.unit(path, external); len(files) > 0 {
				out[u.ImportPath] = l.read(u, files, ctx)
			}
		}
	}
	return out
}

type testLoader struct {
	t    testing.TB
	src  source
	fset *token.FileSet
	done map[string]*types.Package // declarations only
}

// unit parses the files of one package name.
func (l *testLoader) unit(path string, external bool) (Unit, []*ast.File) {
	l.t.Helper()
	u := Unit{Dir: path, ImportPath: path, Module: "example.com", GoVersion: "1.26"}
	if external {
		u.ImportPath, u.TestOf = path+"_test", path
	}
	var files []*ast.File
	for _, name := range slices.Sorted(maps.Keys(l.src[path])) {
		content := l.src[path][name]
		f, err := parser.ParseFile(l.fset, path+"/"+name, content, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			l.t.Fatal(err)
		}
		if strings.HasSuffix(f.Name.Name, "_test") == external {
			u.Name = f.Name.Name
			u.Files = append(u.Files, Source{Name: name, Content: []byte(content), Generated: strings.HasPrefix(content, "// Code generated ")})
			files = append(files, f)
		}
	}
	return u, files
}

func (l *testLoader) read(u Unit, files []*ast.File, ctx *Context) *Package {
	l.t.Helper()
	p, err := ReadImports(u)
	if err != nil {
		l.t.Fatal(err)
	}
	typed := l.check(u.ImportPath, files)
	p.ReadTypes(typed, ctx)
	if p.Problem.Message != "" {
		l.t.Fatalf("problem in %s: %s", u.ImportPath, p.Problem.Message)
	}
	return p
}

func (l *testLoader) check(path string, files []*ast.File) Typed {
	l.t.Helper()
	info := &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{},
		Implicits: map[ast.Node]types.Object{}, Selections: map[*ast.SelectorExpr]*types.Selection{},
		Instances: map[*ast.Ident]types.Instance{},
	}
	conf := types.Config{Importer: l, FakeImportC: true, Error: func(err error) { l.t.Errorf("type error: %v", err) }}
	pkg, _ := conf.Check(path, l.fset, files, info)
	return Typed{Fset: l.fset, Files: files, Pkg: pkg, Info: info}
}

// Import checks the declarations of a package.
func (l *testLoader) Import(path string) (*types.Package, error) {
	if path == "unsafe" {
		return types.Unsafe, nil
	}
	if p := l.done[path]; p != nil {
		return p, nil
	}
	var files []*ast.File
	for name, content := range l.src[path] {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(l.fset, path+"/"+name, content, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		files = append(files, f)
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("no package %s in the test's source", path)
	}
	conf := types.Config{Importer: l, FakeImportC: true, IgnoreFuncBodies: true}
	pkg, err := conf.Check(path, l.fset, files, nil)
	l.done[path] = pkg
	return pkg, err
}

// std is a standard library in a few lines, for programs to start from.
func std() source {
	return source{
		"context": {"context.go": `package context
type Context interface{ Err() error; Done() <-chan struct{}; Value(any) any }
type CancelFunc func()
func Background() Context
func WithCancel(Context) (Context, CancelFunc)
func WithValue(Context, any, any) Context
var Canceled error`},
		"errors": {"errors.go": `package errors
func New(string) error
func Join(...error) error
func Is(err, target error) bool
func As(err error, target any) bool
func AsType[E error](err error) (e E, ok bool) { return }
func Unwrap(error) error`},
		"fmt": {"fmt.go": `package fmt
func Errorf(string, ...any) error
func Sprintf(string, ...any) string
func Println(...any) (int, error)
type Stringer interface{ String() string }`},
		"io": {"io.go": `package io
type Reader interface{ Read([]byte) (int, error) }
type Closer interface{ Close() error }
var EOF error`},
		"iter": {"iter.go": `package iter
type Seq[V any] func(yield func(V) bool)
type Seq2[K, V any] func(yield func(K, V) bool)`},
		"net/http": {"http.go": `package http
type ResponseWriter interface{ Write([]byte) (int, error); WriteHeader(int) }
type Request struct { Method string; ctx int }
type Handler interface{ ServeHTTP(ResponseWriter, *Request) }
type HandlerFunc func(ResponseWriter, *Request)
func (f HandlerFunc) ServeHTTP(w ResponseWriter, r *Request)
type Client struct{ Timeout int; hidden int }
var DefaultClient = &Client{}
func (c *Client) Do(*Request) (string, error)
type ServeMux struct{ mu int }
func (m *ServeMux) Handle(string, Handler)
func (m *ServeMux) HandleFunc(string, func(ResponseWriter, *Request))
func NewServeMux() *ServeMux
func Get(string) (string, error)
func HandleFunc(string, func(ResponseWriter, *Request))`},
		"os": {"os.go": `package os
var Args []string
type File struct{ fd int }
func (f *File) Close() error
func Getenv(string) string
func Open(string) (*File, error)
func Exit(int)`},
		"sync": {"sync.go": `package sync
type Mutex struct{ state int }
func (m *Mutex) Lock()
func (m *Mutex) Unlock()`},
		"time": {"time.go": `package time
type Time struct{ wall int }
type Duration int64
type Timer struct{ C <-chan Time }
func Now() Time
func (t Time) Unix() int64`},
	}
}

// with adds packages to the few lines of standard library.
func with(pkgs source) source {
	out := std()
	maps.Copy(out, pkgs)
	return out
}

// one reads a single package example.com/p made of one file.
func one(t *testing.T, content string, opts ...func(*Context)) *Package {
	t.Helper()
	return readSource(t, with(source{"example.com/p": {"p.go": content}}), opts...)["example.com/p"]
}

// sorted compares lists of strings without regard to order.
func sorted(less func(a, b string) bool) cmp.Option { return cmpopts.SortSlices(less) }
