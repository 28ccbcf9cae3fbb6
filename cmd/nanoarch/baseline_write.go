package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"

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

// prepare writes a content beside the file that it is for, unless the file has it.
func (w *baselineWriter) prepare(name string, content []byte) error {
	if old, err := w.ReadFile(name); err == nil && bytes.Equal(bytes.ReplaceAll(old, []byte("\r\n"), []byte("\n")), content) {
		return nil
	}
	if err := w.MkdirAll(path.Dir(name), 0o755); err != nil {
		return err
	}
	temp := path.Join(path.Dir(name), fmt.Sprintf(".nanoarch-%016x", rand.Uint64()))
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
