package main

import (
	"fmt"
	"os"
	"path/filepath"
)

// legacy writes an old program to the working folder: fifty packages, each with ten imports that its policy does not
// allow, each in a file of its own.
func legacy() error {
	write := func(name, text string) error {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		return os.WriteFile(name, []byte(text), 0o644)
	}
	policy := "version = 1\n[roles.part]\npackages = [\"parts/*\"]\nreason = \"parts know no kit\"\n[roles.kit]\npackages = [\"lib/*\"]\n"
	if err := write("nanoarch.toml", policy); err != nil {
		return err
	}
	if err := write("go.mod", "module example.com/old\n\ngo 1.26\n"); err != nil {
		return err
	}
	for l := range 10 {
		if err := write(fmt.Sprintf("lib/l%d/l.go", l), fmt.Sprintf("package l%d\n", l)); err != nil {
			return err
		}
		for p := range 50 {
			text := fmt.Sprintf("package p%02d\n\nimport _ \"example.com/old/lib/l%d\"\n", p, l)
			if err := write(fmt.Sprintf("parts/p%02d/l%d.go", p, l), text); err != nil {
				return err
			}
		}
	}
	return nil
}
