//go:build e2e

package main

import (
	"os"
	"path/filepath"
	"testing"
)

// linterEdits is how many edits TestRandomEditsOfGolangciLint makes; NANOARCH_EDITS=200 makes as many.
const linterEdits = 16

// TestRandomEditsOfGolangciLint edits a real program, under a policy that it breaks in many ways.
func TestRandomEditsOfGolangciLint(t *testing.T) {
	dir := writable(t, "github.com/golangci/golangci-lint/v2@v2.15.0")
	policy, err := os.ReadFile(filepath.Join(repository, "testdata", "loaders", "golangci-lint.toml"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "nanoarch.toml"), policy, 0o644); err != nil {
		t.Fatal(err)
	}
	randomly(t, dir, linterEdits, 2, nil)
}
