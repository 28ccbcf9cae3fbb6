package subject_test

import (
	"io/fs"
	"testing"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/modules"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/rules"
)

const services = `
version = 1
[roles.operation]
packages = ["svc/{capability}/{operation}"]
imports  = ["contract", "std"]
reason   = """an operation is replaced
 behind its contract"""
[roles.contract]
packages = ["svc/{capability}/{operation}/contract"]
[roles.part]
packages = ["svc/{capability}/{operation}/internal/**"]
[roles.model]
packages = ["svc/{capability}/model"]
[roles.transport]
packages = ["web/{capability}"]
[roles.root]
packages = ["cmd/*", "svc/{capability}"]
[roles.tests]
packages = ["kit"]
[roles.mocks]
packages = ["svc/{capability}/mocks"]
[roles.api]
is       = "contract"
packages = ["api"]
outside  = ["github.com/acme/api/**"]
`

// files reads from memory.
func files(m map[string]string) rules.ReadFile {
	return func(name string) ([]byte, error) {
		if s, ok := m[name]; ok {
			return []byte(s), nil
		}
		return nil, fs.ErrNotExist
	}
}

// scope makes what the command makes of a policy and one module, example.com/m.
func scope(t testing.TB, policy string) *subject.Scope {
	t.Helper()
	p, err := rules.Load("nanoarch.toml", files(map[string]string{"nanoarch.toml": policy}))
	if err != nil {
		t.Fatal(err)
	}
	m := modules.New("/program", files(map[string]string{"go.mod": "module example.com/m\n\nrequire outside/lib v1.0.0\n"}), []string{"go.mod"}, nil)
	return &subject.Scope{Policy: p, Modules: m, Context: subject.Context(p, m), Root: "/program"}
}

// unit is a record of one empty file.
func unit(dir string) *inventory.Package {
	return &inventory.Package{
		Dir: dir, ImportPath: "example.com/m/" + dir, Name: "p",
		Sections: inventory.AllSections, Depth: inventory.DepthDataflow,
		Files: []inventory.File{{Name: "p.go", Size: 100, Lines: "\x0a\x0a\x0a", PackagePos: inventory.Pos{Start: 8, End: 9}}},
	}
}

func of(t testing.TB, sc *subject.Scope, dir string) *subject.Subject {
	t.Helper()
	s, err := sc.New(unit(dir))
	if err != nil {
		t.Fatal(err)
	}
	return s
}
