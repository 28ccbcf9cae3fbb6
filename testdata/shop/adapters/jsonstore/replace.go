package jsonstore

import (
	"errors"
	"os"
	"path/filepath"
)

// replace writes the whole content beside path and then gives it path's name in one step.
func replace(path string, content []byte) error {
	file, err := os.CreateTemp(filepath.Dir(path), "*.part")
	if err != nil {
		return err
	}
	_, err = file.Write(content)
	err = errors.Join(err, file.Sync(), file.Close())
	if err == nil {
		err = os.Rename(file.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(file.Name()))
	}
	return nil
}
