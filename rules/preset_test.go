package rules_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/nanoarch/nanoarch/rules"
)

func TestPresets(t *testing.T) {
	if diff := cmp.Diff([]string{"hexagonal", "layered", "nanoservice", "vertical-slice"}, rules.Presets()); diff != "" {
		t.Error(diff)
	}
	places := map[string]map[string]string{
		"nanoservice": {
			"services/billing/charge": "operation", "services/billing/charge/contract": "contract", "shared/contract/money": "contract",
			"services/billing/charge/internal/fees": "part", "services/billing/model": "model", "adapters/postgres": "adapter",
			"services/billing/adapters/mail": "adapter", "transport/http": "transport", "shared/clock": "shared", "cmd/app": "root",
			"services/billing": "root", "gen/billingpb": "generated", "services/billing/mocks": "mocks", "test/e2e": "tests",
			"internal/x": "", "pkg/x": "", "contest": "", "lib": "", ".": "",
		},
		"vertical-slice": {
			"internal/catalog/features/addproduct": "operation", "internal/catalog/features/addproduct/internal/x": "part",
			"internal/catalog/features/addproduct/endpoints": "transport", "internal/catalog/features/addproduct/dtos": "contract",
			"internal/catalog/contracts": "contract", "internal/catalog/models": "model", "internal/catalog/data": "adapter",
			"internal/shared/log": "shared", "cmd/app": "root", "internal/catalog": "", "internal/x/y": "", "pkg/x": "",
		},
		"hexagonal": {
			"internal/core/domain/order": "model", "internal/core/ports": "contract", "internal/core/usecases/place": "operation",
			"internal/adapters/driven/postgres": "adapter", "internal/adapters/driving/http/v1": "transport", "cmd/x": "root",
			"internal/adapters": "", "internal/x": "", "pkg/x": "",
		},
		"layered": {
			"internal/handler/web": "transport", "internal/service": "service", "internal/repository/sql": "adapter", "internal/model": "model",
			"cmd/x": "root", "internal/x": "", "pkg/x": "",
		},
	}
	for preset, dirs := range places {
		p := load(t, "extends = [\""+preset+"\"]")
		for dir, want := range dirs {
			c, err := p.Classify(dir)
			got := ""
			if c.Role != nil {
				got = c.Role.Name
			}
			if err != nil || got != want {
				t.Errorf("%s: %s is %q, want %q (%v)", preset, dir, got, want, err)
			}
		}
		for _, r := range p.Roles() {
			if !r.Pos.IsPreset() {
				t.Errorf("%s: role %s stands at %s", preset, r.Name, r.Pos)
			}
		}
	}
}

// The duties that make an architecture of nanoservices.
func TestNanoserviceDuties(t *testing.T) {
	p := load(t, "extends = [\"nanoservice\"]")
	for _, tt := range []struct {
		from, to string
		test, ok bool
	}{
		{"services/a/x", "services/b/y/contract", false, true},
		{"services/a/x", "services/a/model", false, true},
		{"services/a/x", "services/b/model", false, false},
		{"services/a/x", "services/a/y", false, false},
		{"services/a/x", "services/a/x/internal/p", false, true},
		{"services/a/x", "services/a/y/internal/p", false, false},
		{"services/a/x", "adapters/db", false, false},
		{"services/a/x/contract", "services/a/model", false, false},
		{"services/a/x/contract", "shared/contract/money", false, true},
		{"services/a/x/contract", "shared/clock", false, false},
		{"adapters/db", "services/a/x", false, false},
		{"cmd/app", "services/a/x", false, true},
		{"cmd/app", "test/kit", false, false},
		{"services/a/x", "test/kit", true, true},
		{"shared/x", "services/a/x/contract", false, false},
	} {
		if got := p.Allows(own(t, p, tt.from).Class, own(t, p, tt.to), tt.test).OK; got != tt.ok {
			t.Errorf("%s -> %s (test %v): %v", tt.from, tt.to, tt.test, got)
		}
	}
	op := own(t, p, "services/a/x").Class
	if p.Allows(op, external("example.com/x"), false).OK || len(op.Role.Reach) != 0 || op.Role.Reason == "" {
		t.Error("an operation reaches the world by itself")
	}
	if p.Allows(own(t, p, "services/a/x/contract").Class, std("net/http"), false).OK {
		t.Error("a contract may import net/http")
	}
	if !p.Role("adapter").MayReach("network") {
		t.Error("an adapter may not reach the network")
	}
}
