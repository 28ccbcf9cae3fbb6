//go:build e2e

package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nanoarch/nanoarch/testdata/bench/generate"
)

// TestVetOfThousandServices: the second run, and the one after a change of the policy alone, are right.
func TestVetOfThousandServices(t *testing.T) {
	keepBuildCache(t)
	dir := filepath.Join(t.TempDir(), "program")
	if err := (generate.Program{Services: 1000, PerCapability: 20, Steps: 2, Seed: 1}).Write(dir); err != nil {
		t.Fatal(err)
	}
	policy := filepath.Join(dir, "nanoarch.toml")
	kept := must(os.ReadFile(policy))
	for _, step := range []struct{ name, policy, want string }{
		{"first", "", "no findings in 2001 packages"},
		{"again", "", "no findings in 2001 packages"},
		{"stricter", "\n[[forbid]]\nname = \"no sorting\"\nfrom = \"cap0000/op00007/**\"\nstd = [\"context\"]\n", `[[forbid]] "no sorting" forbids it`},
		{"back", "", "no findings in 2001 packages"},
	} {
		if err := os.WriteFile(policy, append(bytes.Clone(kept), step.policy...), 0o644); err != nil {
			t.Fatal(err)
		}
		out, errs, _ := toolOutput(t, dir, os.Environ(), must(exec.LookPath("nanoarch")), "vet")
		if !strings.Contains(string(out), step.want) {
			t.Errorf("%s: %s%s", step.name, out, errs)
		}
	}
}
