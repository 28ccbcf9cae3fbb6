package inventory

import (
	"fmt"
	"go/token"
	"go/types"
	"strings"
	"testing"
)

// benchmarkRecord reads a service of ordinary size and shape with all sections. The function reads its types again.
func benchmarkRecord(b *testing.B) (p *Package, readTypes func()) {
	b.Helper()
	contract := "package contract\nimport (\"context\"; \"errors\")\nvar ErrGone = errors.New(\"gone\")\n"
	code := "package p\nimport (\"context\"; \"errors\"; \"fmt\"; \"example.com/contract\")\ntype Service struct { store contract.S0 }\nfunc New(s contract.S0) *Service { return &Service{s} }\n"
	for i := range 20 {
		contract += fmt.Sprintf("type In%[1]d struct { ID string; N int }\ntype Out%[1]d struct { Total int }\ntype S%[1]d interface { Do%[1]d(context.Context, In%[1]d) (Out%[1]d, error) }\n", i)
		code += strings.ReplaceAll(`// Do# does it.
func (s *Service) Do#(ctx context.Context, in contract.In#) (contract.Out#, error) {
	if in.ID == "" || in.N < 0 {
		return contract.Out#{}, fmt.Errorf("do %s: %w", in.ID, contract.ErrGone)
	}
	out, err := s.store.Do0(ctx, contract.In0{ID: in.ID, N: in.N + 1})
	if errors.Is(err, contract.ErrGone) {
		return contract.Out#{}, err
	}
	return contract.Out#{Total: out.Total + len(in.ID)}, nil
}
`, "#", fmt.Sprint(i))
	}
	src := with(source{"example.com/contract": {"c.go": contract}, "example.com/p": {"p.go": code}})
	ctx := &Context{FirstParty: []string{"example.com"}}
	l := &testLoader{t: b, src: src, fset: token.NewFileSet(), done: map[string]*types.Package{}}
	u, files := l.unit("example.com/p", false)
	for i := range files {
		u.Files[i].Content = []byte(code)
	}
	typed := l.check(u.ImportPath, files)
	imports, err := ReadImports(u)
	if err != nil || b.Failed() {
		b.Fatal("the source has errors", err)
	}
	readTypes = func() {
		q := *imports
		q.ReadTypes(typed, ctx)
		p = &q
	}
	readTypes()
	return p, readTypes
}

func BenchmarkReadTypes(b *testing.B) {
	_, read := benchmarkRecord(b)
	b.ReportAllocs()
	for b.Loop() {
		read()
	}
}

func BenchmarkReadSyntax(b *testing.B) {
	l := &testLoader{t: b, src: source{"p": {"p.go": benchmarkFile()}}, fset: token.NewFileSet()}
	u, files := l.unit("p", false)
	p, err := ReadImports(u)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		p.ReadSyntax(oneTree(files[0], l.fset))
	}
}

func BenchmarkEncode(b *testing.B) {
	p, _ := benchmarkRecord(b)
	for _, s := range everySection {
		b.Run(fmt.Sprint(s), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				p.Encode(s)
			}
		})
	}
}

func BenchmarkDecode(b *testing.B) {
	p, _ := benchmarkRecord(b)
	for _, s := range everySection {
		b.Run(fmt.Sprint(s), func(b *testing.B) {
			bytes := p.Encode(s)
			b.ReportAllocs()
			b.SetBytes(int64(len(bytes)))
			for b.Loop() {
				if err := new(Package).Decode(s, bytes); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
