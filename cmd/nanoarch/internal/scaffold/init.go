package scaffold

import (
	"cmp"
	"fmt"
	"path"
	"path/filepath"
	"strings"

	"github.com/nanoarch/nanoarch/rules"
)

// Start is what `template init` writes and what is left to do by hand.
type Start struct {
	Files  []Change
	Role   *rules.Role
	Folder string // of the template
	Line   string // to add to the role in the policy, "" if it has it
}

// Init makes the package of holes and a first template for a role of kind operation, each unless it is there. Nothing is
// written. The error says that both are there, or why the policy's operations fit no first template.
func (p *Project) Init(role *rules.Role) (*Start, error) {
	s := &Start{Role: role, Folder: cmp.Or(role.Template, "templates/"+role.Name)}
	hole := path.Join(p.Policy.Hole(), "hole.go")
	holeImport, err := p.importPath(p.Policy.Hole())
	if err != nil {
		return nil, err
	}
	if !p.HoldsGo(p.Policy.Hole()) {
		s.Files = append(s.Files, Change{Path: hole, New: []byte(HoleSource)})
	}
	if !p.HoldsGo(s.Folder) {
		at, err := p.importPath(s.Folder)
		if err != nil {
			return nil, err
		}
		folder, err := p.contractFolder(role)
		if err != nil {
			return nil, err
		}
		s.Files = append(s.Files, first(s.Folder, at, holeImport, folder)...)
	}
	if len(s.Files) == 0 {
		return nil, fmt.Errorf("%s and %s are there already; nothing is overwritten", p.Policy.Hole(), s.Folder)
	}
	if role.Template == "" {
		s.Line = fmt.Sprintf("template = %q", s.Folder)
	}
	sortChanges(s.Files)
	return s, nil
}

// HoldsGo reports whether there are Go files in a folder.
func (p *Project) HoldsGo(dir string) bool {
	all, _ := filepath.Glob(filepath.Join(p.Root, filepath.FromSlash(dir), "*.go"))
	return len(all) > 0
}

// contractFolder says where a role's contract lies, seen from its package: "" for in itself.
func (p *Project) contractFolder(role *rules.Role) (string, error) {
	switch role.Contract.Kind {
	case rules.ContractSelf:
		return "", nil
	case rules.ContractInRole:
	default:
		return "", fmt.Errorf("role %s has no contract of its own in the policy, so there is no first template for it; declare a role contract or write extends = [\"nanoservice\"], or write a template by hand and name its folder with `template =`", role.Name)
	}
	var of string
	if ps := role.Packages(); len(ps) > 0 {
		of = ps[0].String()
	}
	for _, r := range p.Policy.Roles() {
		if !r.Is(role.Contract.Role) {
			continue
		}
		for _, c := range r.Packages() {
			rest, ok := strings.CutPrefix(c.String(), of+"/")
			if ok && !strings.ContainsAny(rest, "*{") {
				return rest, nil
			}
		}
	}
	return "", fmt.Errorf("the contracts of role %s do not lie in folders of its packages (%s), so one template cannot span both; write one in templates/%s by hand", role.Name, of, role.Name)
}

// first writes the first template: an operation behind a contract of one method, with a test that drives it from outside.
func first(dir, importPath, hole, folder string) []Change {
	q, in := "contract.", importPath+"/"+folder
	if folder == "" {
		q = ""
	} else if n := path.Base(folder); n != "contract" {
		q = n + "."
	}
	op := newSource("operation")
	op.imports = []string{"context", hole}
	if folder != "" {
		op.imports = append(op.imports, in)
	}
	op.head = "// Package operation does what its contract promises.\n"
	if folder == "" {
		op.body += contractBody
	}
	op.body += strings.ReplaceAll(operationBody, "contract.", q)
	test := newSource("operation_test")
	test.imports = []string{"context", "testing", hole, importPath}
	tq := q
	if folder != "" {
		test.imports = append(test.imports, in)
	} else {
		tq = "operation."
	}
	test.body = strings.ReplaceAll(testBody, "contract.", tq)
	out := []Change{{Path: path.Join(dir, "operation.go"), New: op.bytes()}, {Path: path.Join(dir, "operation_test.go"), New: test.bytes()}}
	if folder != "" {
		c := newSource(strings.TrimSuffix(q, "."))
		c.imports = []string{"context", hole}
		c.head = "// Package " + c.name + " is what the operation promises.\n"
		c.body = contractBody
		out = append(out, Change{Path: path.Join(dir, folder, c.name+".go"), New: c.bytes()})
	}
	return out
}

// source is a file that is being written.
type source struct {
	name, head, body string
	imports          []string
}

func newSource(name string) *source { return &source{name: name} }

func (s *source) bytes() []byte {
	out := s.head + "package " + s.name + "\n\nimport (\n"
	for i, p := range s.imports {
		first, _, _ := strings.Cut(p, "/")
		if i > 0 && strings.Contains(first, ".") && !strings.Contains(strings.Split(s.imports[i-1], "/")[0], ".") {
			out += "\n"
		}
		out += fmt.Sprintf("\t%q\n", p)
	}
	return []byte(out + ")\n" + s.body)
}

const contractBody = `
//nanoarch:hole decls=any

// In is what the operation is asked.
type In struct{ hole.Any }

// Out is what it answers.
type Out struct{ hole.Any }

// Operation is what others may know of the operation. The errors that it can return are declared in this package.
type Operation interface {
	Handle(ctx context.Context, in In) (Out, error)
}
`

const operationBody = `
//nanoarch:hole decls=unexported

// Ports is what the operation needs from outside: contracts of others, stores, the clock.
type Ports struct{ hole.Any }

type handler struct {
	ports Ports
}

var _ contract.Operation = (*handler)(nil)

// New returns the operation.
func New(ports Ports) contract.Operation {
	return &handler{ports: ports}
}

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	hole.Stmts(h, ctx, in)
	return hole.Expr[contract.Out](h, ctx, in), hole.Expr[error](h, ctx, in)
}
`

const testBody = `
//nanoarch:hole decls=any

func TestOperation(t *testing.T) {
	var tested contract.Operation = operation.New(hole.Expr[operation.Ports](t))

	out, err := tested.Handle(context.Background(), hole.Expr[contract.In](t))

	if err != nil {
		t.Fatal(err)
	}
	hole.Stmts(t, out)
}
`
