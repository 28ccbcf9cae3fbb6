package scaffold

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// Change is a file that is written or, with a New that is nil, removed.
type Change struct {
	Path string // slash path relative to the policy's folder
	Old  []byte // what is there now, nil for nothing
	New  []byte
}

func sortChanges(all []Change) {
	slices.SortFunc(all, func(a, b Change) int { return strings.Compare(a.Path, b.Path) })
}

// Journal is the file in the policy's folder that says what a run is about to write. It is there only while that happens:
// who finds one finishes what it says.
const Journal = ".nanoarch-journal"

// temporary starts the names of files that are not in their place yet.
const temporary = ".nanoarch-new-"

// Commit writes all changes, or none: they stand in the journal before the first file is touched, so a run that is ended
// in the middle is finished by the next one. It refuses if a file is not what the change was made from. Nothing outside
// the folder is written, whatever links lead there.
func Commit(root string, changes []Change) error {
	if len(changes) == 0 {
		return nil
	}
	changes = slices.Clone(changes)
	sortChanges(changes)
	changes = slices.CompactFunc(changes, func(a, b Change) bool { return a.Path == b.Path }) // two roles may have one template
	alone, err := lock(root)
	if err != nil {
		return err
	}
	defer func() { _ = alone.Close() }()
	r, err := os.OpenRoot(root)
	if err != nil {
		return err
	}
	defer func() { _ = r.Close() }()
	for _, c := range changes {
		if now, err := content(r, c.Path); err != nil || !same(now, c.Old) && !same(now, c.New) {
			return errors.Join(err, fmt.Errorf("%s has changed meanwhile; nothing is written, run the command again", c.Path))
		}
	}
	if err := journal(r, changes); err != nil {
		return fmt.Errorf("nothing is written: %w", err)
	}
	return finish(r, changes)
}

// journal says what is about to be written.
func journal(r *os.Root, changes []Change) error {
	text, err := json.Marshal(changes)
	if err != nil {
		return err
	}
	return put(r, Journal, text)
}

// Recover finishes what an earlier run began to write and reports whether there was anything.
func Recover(root string) (bool, error) {
	alone, err := lock(root)
	if err != nil {
		return false, err
	}
	defer func() { _ = alone.Close() }()
	r, err := os.OpenRoot(root)
	if err != nil {
		return false, err
	}
	defer func() { _ = r.Close() }()
	text, err := content(r, Journal)
	if text == nil || err != nil {
		_ = r.Remove(temporary + Journal) // of a run that was ended before it began to write
		return false, err
	}
	var changes []Change
	if err := json.Unmarshal(text, &changes); err != nil {
		return false, fmt.Errorf("%s, which says what an earlier run began to write, cannot be read; look at what git says has changed, and remove it", Journal)
	}
	for _, c := range changes {
		now, err := content(r, c.Path)
		if err != nil {
			return false, err
		}
		if !same(now, c.Old) && !same(now, c.New) {
			return false, fmt.Errorf("%s was edited after an earlier run had begun to write it; put it back, or remove %s to leave all files as they are", c.Path, Journal)
		}
	}
	return true, finish(r, changes)
}

// finish makes all files what the changes say and forgets the journal.
func finish(r *os.Root, changes []Change) error {
	if err := apply(r, changes); err != nil {
		return fmt.Errorf("%w; the next run goes on where this one ended", err)
	}
	swept := map[string]bool{}
	for _, c := range changes {
		if dir := path.Dir(c.Path); !swept[dir] {
			swept[dir] = true
			sweep(r, dir)
		}
	}
	sweep(r, ".")
	return r.Remove(Journal)
}

// atOnce is how many files are written at a time: each of them waits for the disk.
const atOnce = 16

// apply makes all files what the changes say.
func apply(r *os.Root, changes []Change) error {
	errs := make([]error, len(changes))
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(atOnce, len(changes)) {
		wait.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(changes)); i = next.Add(1) - 1 {
				errs[i] = changes[i].apply(r)
			}
		})
	}
	wait.Wait()
	return errors.Join(errs...)
}

func (c *Change) apply(r *os.Root) error {
	now, err := content(r, c.Path)
	switch {
	case err != nil || same(now, c.New):
		return err
	case c.New == nil:
		return r.Remove(c.Path)
	}
	return put(r, c.Path, c.New)
}

// sweep removes what runs left behind that were ended in the middle, and the folder if nothing else is in it.
func sweep(r *os.Root, dir string) {
	entries, _ := fs.ReadDir(r.FS(), dir)
	for _, e := range entries {
		if e.Type().IsRegular() && strings.HasPrefix(e.Name(), temporary) {
			_ = r.Remove(path.Join(dir, e.Name()))
		}
	}
	if dir != "." {
		_ = r.Remove(dir) // fails while anything is in it
	}
}

// put writes a file whole or not at all.
func put(r *os.Root, name string, text []byte) error {
	if err := r.MkdirAll(path.Dir(name), 0o755); err != nil {
		return err
	}
	mode := fs.FileMode(0o644)
	if info, err := r.Lstat(name); err == nil {
		mode = info.Mode().Perm()
	}
	temp := path.Join(path.Dir(name), temporary+path.Base(name))
	_ = r.Remove(temp) // of a run that was ended in the middle
	f, err := r.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	if err = errors.Join(err, f.Sync(), f.Close()); err == nil {
		err = r.Rename(temp, name)
	}
	if err != nil {
		return errors.Join(err, r.Remove(temp))
	}
	return nil
}

// content returns what an ordinary file holds, nil if there is none.
func content(r *os.Root, name string) ([]byte, error) {
	info, err := r.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is no ordinary file, so it is not written to", name)
	}
	text, err := r.ReadFile(name)
	return append([]byte{}, text...), err
}

// same compares contents; there is a difference between an empty file and none.
func same(a, b []byte) bool { return (a == nil) == (b == nil) && bytes.Equal(a, b) }
