package conform

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"slices"
	"strings"
)

// Files reads the files below the policy's folder, by slash paths.
type Files struct {
	Read func(name string) ([]byte, error)
	List func(dir string) (files, folders []string, err error) // base names
}

// RecordOf reads and checks the record of the template in a folder. The error is one sentence that says what is wrong and
// what to run.
func RecordOf(dir string, f Files) (*Record, error) {
	b, err := f.Read(path.Join(dir, RecordFile))
	if err != nil {
		return nil, fmt.Errorf("template %s has no record, so nothing can be compared with it; run `nanoarch template build`", dir)
	}
	r, err := Decode(b)
	if err != nil {
		return nil, fmt.Errorf("the record of template %s cannot be used: %w; run `nanoarch template build`", dir, err)
	}
	if r.Dir != dir {
		return nil, fmt.Errorf("the record of template %s is that of %s; run `nanoarch template build`", dir, r.Dir)
	}
	for _, n := range r.Needs {
		if hash, err := HashFolder(n.Dir, n.Dir == dir, f); err != nil || hash != n.Hash {
			return nil, fmt.Errorf("the record of template %s is older than the code in %s; run `nanoarch template build`", dir, n.Dir)
		}
	}
	return r, nil
}

// HashFolder returns a hash of the Go files in a folder; with tree also of tests, and of the folders below.
func HashFolder(dir string, tree bool, f Files) (string, error) {
	h := sha256.New()
	if err := hashFolder(dir, tree, f, func(name string, b []byte) { fmt.Fprintf(h, "%q %d\n%s\n", name, len(b), b) }); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)[:16]), nil
}

func hashFolder(dir string, tree bool, f Files, add func(name string, b []byte)) error {
	files, folders, err := f.List(dir)
	if err != nil {
		return err
	}
	slices.Sort(files)
	for _, name := range files {
		if !strings.HasSuffix(name, ".go") || !tree && strings.HasSuffix(name, "_test.go") {
			continue
		}
		b, err := f.Read(path.Join(dir, name))
		if err != nil {
			return err
		}
		add(path.Join(dir, name), b)
	}
	if !tree {
		return nil
	}
	slices.Sort(folders)
	for _, name := range folders {
		if name == "vendor" || name == "testdata" || strings.HasPrefix(name, "_") || strings.HasPrefix(name, ".") {
			continue
		}
		if err := hashFolder(path.Join(dir, name), true, f, add); err != nil {
			return err
		}
	}
	return nil
}
