package generate

import (
	"bytes"
	"fmt"
)

const module = "example.com/syn"

// policy is the preset for nanoservices on the layout that is written.
const policy = `version = 1
extends = ["nanoservice"]

[roles.operation]
packages = ["{capability}/{operation}"]
imports  = ["contract", "std"]

[roles.contract]
packages = ["{capability}/{operation}/contract"]

[roles.root]
packages = ["cmd/*"]
`

// All code is written as gofmt would write it: formatting ten thousand files would cost more than making them.

func contract(i int) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, `// Package contract is the contract of operation %[1]d.
package contract

import (
	"context"
	"errors"
)

// ErrRefused says that the input is not acceptable.
var ErrRefused = errors.New("op%05[1]d: refused")

// In is what goes in.
type In struct {
	ID   string   %[2]sjson:"id"%[2]s
	Qty  int      %[2]sjson:"qty"%[2]s
	Tags []string %[2]sjson:"tags"%[2]s
}

// Out is what comes out.
type Out struct {
	ID    string         %[2]sjson:"id"%[2]s
	Total int64          %[2]sjson:"total"%[2]s
	Parts map[string]int %[2]sjson:"parts"%[2]s
}

// Op%05[1]d is the one operation.
type Op%05[1]d interface {
	Do(ctx context.Context, in In) (Out, error)
}
`, i, "`")
	return b.Bytes()
}

func (p Program) operation(i int, calls []int) []byte {
	var b bytes.Buffer
	p.head(&b, i, calls)
	do(&b, i, calls, p.Steps)
	b.WriteString(`
func validate(in contract.In) error {
	if in.ID == "" || in.Qty < 0 {
		return contract.ErrRefused
	}
	return nil
}
`)
	for k := range p.Steps {
		step(&b, k)
	}
	return b.Bytes()
}

// head is the operation's file but for its functions.
func (p Program) head(b *bytes.Buffer, i int, calls []int) {
	fmt.Fprintf(b, "// Package op%05[1]d implements operation %[1]d.\npackage op%05[1]d\n\nimport (\n\t\"context\"\n\t\"fmt\"\n\t\"sort\"\n\t\"strings\"\n\n", i)
	for _, c := range calls {
		fmt.Fprintf(b, "\tc%05d \"%s/%s/contract\"\n", c, module, p.folder(c))
	}
	fmt.Fprintf(b, "\t\"%s/%s/contract\"\n)\n\n// Deps are the contracts that the operation calls.\n", module, p.folder(i))
	if len(calls) == 0 {
		b.WriteString("type Deps struct{}\n")
	} else {
		b.WriteString("type Deps struct {\n")
		for _, c := range calls {
			fmt.Fprintf(b, "\tOp%05[1]d c%05[1]d.Op%05[1]d\n", c)
		}
		b.WriteString("}\n")
	}
	fmt.Fprintf(b, `
type service struct{ deps Deps }

var _ contract.Op%05[1]d = (*service)(nil)

// New makes the operation.
func New(deps Deps) contract.Op%05[1]d { return &service{deps: deps} }
`, i)
}

// do is the one behaviour.
func do(b *bytes.Buffer, i int, calls []int, steps int) {
	fmt.Fprintf(b, `
// Do runs the operation.
func (s *service) Do(ctx context.Context, in contract.In) (contract.Out, error) {
	if err := validate(in); err != nil {
		return contract.Out{}, fmt.Errorf("op%05d: %%w", err)
	}
	out := contract.Out{ID: in.ID, Parts: map[string]int{}}
`, i)
	for _, c := range calls {
		fmt.Fprintf(b, `	r%[1]d, err := s.deps.Op%05[1]d.Do(ctx, c%05[1]d.In{ID: in.ID, Qty: in.Qty, Tags: in.Tags})
	if err != nil {
		return contract.Out{}, fmt.Errorf("%%w: call op%05[1]d: %%v", contract.ErrRefused, err)
	}
	out.Total += r%[1]d.Total
`, c)
	}
	for k := range steps {
		fmt.Fprintf(b, "\tout.Total += step%d(in, out.Parts)\n", k)
	}
	b.WriteString("\treturn out, nil\n}\n")
}

func step(b *bytes.Buffer, k int) {
	fmt.Fprintf(b, `
func step%[1]d(in contract.In, parts map[string]int) int64 {
	tags := append([]string(nil), in.Tags...)
	sort.Strings(tags)
	var total int64
	for i, t := range tags {
		if strings.HasPrefix(t, "p%[1]d") {
			parts[t] += i
			continue
		}
		total += int64(len(t)*%[2]d + in.Qty)
	}
	return total
}
`, k, k+1)
}

func (p Program) test(i int) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, `package op%05[1]d_test

import (
	"context"
	"errors"
	"testing"

	"%[2]s/%[3]s"
	"%[2]s/%[3]s/contract"
)

func TestRefused(t *testing.T) {
	_, err := op%05[1]d.New(op%05[1]d.Deps{}).Do(context.Background(), contract.In{})
	if !errors.Is(err, contract.ErrRefused) {
		t.Fatal(err)
	}
}
`, i, module, p.folder(i))
	return b.Bytes()
}

// wire is the composition root: it makes every service, in an order in which the called ones come first.
func (p Program) wire(calls [][]int) []byte {
	var b bytes.Buffer
	b.WriteString("// Command wire binds every contract to its operation.\npackage main\n\nimport (\n")
	for i := range calls {
		fmt.Fprintf(&b, "\t\"%s/%s\"\n", module, p.folder(i))
	}
	b.WriteString(")\n\nfunc main() {\n")
	inner := map[int]bool{}
	for _, called := range calls {
		for _, c := range called {
			inner[c] = true
		}
	}
	for i, called := range calls {
		fmt.Fprintf(&b, "\tv%05[1]d := op%05[1]d.New(op%05[1]d.Deps{", i)
		for n, c := range called {
			if n > 0 {
				b.WriteString(", ")
			}
			fmt.Fprintf(&b, "Op%05[1]d: v%05[1]d", c)
		}
		fmt.Fprintf(&b, "})\n\t_ = v%05d", i)
		if !inner[i] { // else nobody would call it
			b.WriteString(".Do")
		}
		b.WriteString("\n")
	}
	b.WriteString("}\n")
	return b.Bytes()
}
