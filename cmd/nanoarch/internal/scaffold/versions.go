package scaffold

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/txtar"
)

// Version returns a short name for what the template says now.
func (t *Tree) Version() string {
	sum := sha256.Sum256(t.archive())
	return hex.EncodeToString(sum[:8])
}

// archive writes the template's files one behind the other.
func (t *Tree) archive() []byte {
	a := &txtar.Archive{Comment: []byte("A version of this template, for nanoarch sync: packages that stand on it are carried on from here.\n")}
	for _, f := range t.Files {
		a.Files = append(a.Files, txtar.File{Name: f.Name, Data: f.Src})
	}
	return txtar.Format(a)
}

// versionFile is where a version of the template waits.
func (t *Tree) versionFile() string { return path.Join(t.Dir, Versions, t.Version()+".txtar") }

// Remember returns the change that keeps the template's version of now, none if it is kept already.
func (p *Project) Remember(t *Tree) []Change {
	name := t.versionFile()
	if _, err := os.Lstat(filepath.Join(p.Root, filepath.FromSlash(name))); err == nil {
		return nil
	}
	return []Change{{Path: name, New: t.archive()}}
}

// versions reads the kept versions of a template.
func (p *Project) versions(t *Tree) ([]*Tree, error) {
	folder := filepath.Join(p.Root, filepath.FromSlash(t.Dir), Versions)
	entries, err := os.ReadDir(folder)
	if os.IsNotExist(err) {
		return nil, nil
	}
	var out []*Tree
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".txtar") || !e.Type().IsRegular() {
			continue
		}
		text, err := os.ReadFile(filepath.Join(folder, e.Name()))
		if err != nil {
			return nil, err
		}
		files := map[string][]byte{}
		for _, f := range txtar.Parse(text).Files {
			files[f.Name] = f.Data
		}
		v, err := Parse(t.Dir, t.ImportPath, t.Hole, files)
		if err != nil {
			return nil, fmt.Errorf("%s cannot be read; remove it, or take it from git again: %w", path.Join(t.Dir, Versions, e.Name()), err)
		}
		out = append(out, v)
	}
	slices.SortFunc(out, func(a, b *Tree) int { return strings.Compare(a.Version(), b.Version()) })
	return out, err
}
