package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"strings"

	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/baseline"
)

// writeBaseline makes the files in a policy's folder say what the baseline has become. Each is replaced whole or not at
// all; those that say it already are not touched. All new contents are on disk before the first is put in its place, and
// nothing is removed before the last is: an end in the middle loses no entry. Nothing outside the folder is written, whatever
// links lead there.
func writeBaseline(dir string, before, after baseline.Set) (err error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return fmt.Errorf("write the baseline: %w", err)
	}
	w := baselineWriter{Root: root}
	defer func() {
		w.clear()
		if err = errors.Join(err, root.Close()); err != nil {
			err = fmt.Errorf("write the baseline: %w", err)
		}
	}()
	switch info, err := w.Lstat(baseline.Dir); {
	case errors.Is(err, fs.ErrNotExist):
		return w.first(after)
	case err == nil && !info.IsDir():
		return fmt.Errorf("%s is a file or a link, where check reads nothing; make it a folder", baseline.Dir)
	}
	w.sweep()
	for _, d := range after.Dirs() {
		if err := w.prepare(baseline.Name(d), baseline.Format(after[d])); err != nil {
			return err
		}
	}
	if err := w.place(); err != nil {
		return err
	}
	for _, d := range before.Dirs() {
		if len(after[d]) == 0 {
			if err := w.drop(baseline.Name(d)); err != nil {
				return err
			}
		}
	}
	return nil
}

// baselineWriter writes below a policy's folder.
type baselineWriter struct {
	*os.Root
	ready [][2]string // temporary files and what they become
}

// temporary starts the names of files that are not in their place yet. Who reads a baseline does not see them.
const temporary = ".nanoarch-"

// first writes a baseline where there is none: the whole folder appears at once.
func (w *baselineWriter) first(s baseline.Set) error {
	if entries, err := fs.ReadDir(w.FS(), "."); err == nil {
		for _, e := range entries {
			if e.IsDir() && strings.HasPrefix(e.Name(), temporary) {
				_ = w.RemoveAll(e.Name()) // of a run that was ended in the middle
			}
		}
	}
	temp := temporaryName()
	for _, d := range s.Dirs() {
		name := path.Join(temp, strings.TrimPrefix(baseline.Name(d), baseline.Dir))
		err := w.MkdirAll(path.Dir(name), 0o755)
		if err == nil {
			err = w.WriteFile(name, baseline.Format(s[d]), 0o644)
		}
		if err != nil {
			return errors.Join(err, w.RemoveAll(temp))
		}
	}
	if len(s) == 0 {
		return nil
	}
	if err := w.Rename(temp, baseline.Dir); err != nil {
		return errors.Join(err, w.RemoveAll(temp))
	}
	return nil
}

// sweep removes what a run left that was ended in the middle.
func (w *baselineWriter) sweep() {
	_ = fs.WalkDir(w.FS(), baseline.Dir, func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() && strings.HasPrefix(d.Name(), temporary) {
			_ = w.Remove(name)
		}
		return nil
	})
}

func temporaryName() string { return fmt.Sprintf("%s%016x", temporary, rand.Uint64()) }

// prepare writes a content beside the file that it is for, unless the file has it.
func (w *baselineWriter) prepare(name string, content []byte) error {
	if old, err := w.ReadFile(name); err == nil && bytes.Equal(bytes.ReplaceAll(old, []byte("\r\n"), []byte("\n")), content) {
		return nil
	}
	if err := w.MkdirAll(path.Dir(name), 0o755); err != nil {
		return err
	}
	temp := path.Join(path.Dir(name), temporaryName())
	w.ready = append(w.ready, [2]string{temp, name})
	return w.WriteFile(temp, content, 0o644)
}

// place puts all that is prepared in its place.
func (w *baselineWriter) place() error {
	for len(w.ready) > 0 {
		if err := w.Rename(w.ready[0][0], w.ready[0][1]); err != nil {
			return err
		}
		w.ready = w.ready[1:]
	}
	return nil
}

// clear removes what was prepared for nothing.
func (w *baselineWriter) clear() {
	for _, x := range w.ready {
		_ = w.Remove(x[0]) // it may never have been there
	}
}

// drop removes a file, and the folders that are empty without it.
func (w *baselineWriter) drop(name string) error {
	if err := w.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for dir := path.Dir(name); dir != "." && w.Remove(dir) == nil; dir = path.Dir(dir) {
	}
	return nil
}
