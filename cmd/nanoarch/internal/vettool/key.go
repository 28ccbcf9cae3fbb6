package vettool

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis/unitchecker"

	"github.com/nanoarch/nanoarch/analyzers/constraints"
	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
)

// buildID stands for this program, and for all that its verdicts depend on and that the go command does not see. The
// go command asks once a run, in the folder where it was started.
func buildID() (string, error) {
	h := sha256.New()
	program, err := os.Executable()
	if err != nil {
		return "", err
	}
	f, err := os.Open(program)
	if err != nil {
		return "", err
	}
	defer f.Close()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	key, err := subject.PolicyKey(".")
	if err != nil {
		return "", err
	}
	fmt.Fprintf(h, "policy %s\n", key)
	if err := subject.AllBound("."); err != nil {
		return "", err
	}
	folders, err := subject.ProgramFolders(".")
	if err != nil {
		return "", err
	}
	for _, folder := range folders {
		constrained(h, folder)
	}
	return fmt.Sprintf("%x", h.Sum(nil)), nil
}

// constrained writes the Go files below a folder that can be left out of a build. Those that are left out have imports
// to judge, and count or do not count in the policy's build context, but the go command does not look at them.
func constrained(w io.Writer, folder string) {
	_ = filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil: // the go command cannot read a package there either
		case d.IsDir():
			if n := d.Name(); name != folder && (n == "vendor" || n == "testdata" || n[0] == '_' || n[0] == '.') {
				return fs.SkipDir
			}
		case strings.HasSuffix(name, ".go"):
			content, err := os.ReadFile(name)
			if rel, _ := filepath.Rel(folder, name); err == nil && canBeLeftOut(d.Name(), content) {
				fmt.Fprintf(w, "%q %d\n%s\n", filepath.ToSlash(rel), len(content), content)
			}
		}
		return nil
	})
}

// canBeLeftOut takes too many files rather than too few.
func canBeLeftOut(name string, content []byte) bool {
	nowhere := constraints.Build{}
	return nowhere.Excluded(name, nil, "", false) != "" || slices.ContainsFunc(signs, func(sign []byte) bool { return bytes.Contains(content, sign) })
}

// signs are what a constraint inside a file looks like.
var signs = [][]byte{[]byte("go:build"), []byte("+build"), []byte(`"C"`), []byte("package documentation")}

// hasTests reports whether the package has test files in itself that count where the go command builds.
func hasTests(unit *unitchecker.Config) bool {
	entries, _ := os.ReadDir(unit.Dir)
	return slices.ContainsFunc(entries, func(e fs.DirEntry) bool {
		name, file := e.Name(), filepath.Join(unit.Dir, e.Name())
		if !strings.HasSuffix(name, "_test.go") || name[0] == '_' || name[0] == '.' || slices.Contains(unit.IgnoredFiles, file) {
			return false
		}
		content, err := os.ReadFile(file)
		return err == nil && !strings.HasSuffix(inventory.ScanFile(name, content).Package, "_test")
	})
}
