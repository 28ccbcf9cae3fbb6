package main

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
)

// joined reads the program in three parts, each by a run of its own, and judges what they wrote. That a part cannot be
// read whole is told by its run and by the report.
func joined(t *testing.T, dir string, args ...string) (string, int) {
	t.Helper()
	parts := [3][]string{}
	for i, folder := range packageFolders(t, dir) {
		parts[i%3] = append(parts[i%3], "./"+folder)
	}
	check := []string{"check", "-C", dir, "--format", "json"}
	for i, folders := range parts {
		if len(folders) == 0 {
			continue
		}
		file := filepath.Join(t.TempDir(), string(rune('a'+i)))
		var out, errs bytes.Buffer
		read := append([]string{"inventory", "-C", dir, "-o", file}, folders...)
		if code := run(t.Context(), read, &out, &errs); code == 1 || code == 2 && errs.Len() == 0 {
			t.Fatalf("nanoarch inventory: exit code %d: %s", code, errs.String())
		}
		if _, err := os.Stat(file); err != nil {
			continue // nothing at all could be read; the check says so
		}
		check = append(check, "--inventory", file)
	}
	var out, errs bytes.Buffer
	code := run(t.Context(), append(check, args...), &out, &errs)
	return out.String() + errs.String(), code
}

// packageFolders returns the folders that a survey lists, sorted.
func packageFolders(t *testing.T, dir string) []string {
	t.Helper()
	seen := map[string]bool{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && name != dir && slices.Contains([]string{"testdata", "vendor"}, d.Name()), d.IsDir() && name != dir && (d.Name()[0] == '.' || d.Name()[0] == '_'):
			return fs.SkipDir
		case filepath.Ext(name) == ".go":
			rel, err := filepath.Rel(dir, filepath.Dir(name))
			if err != nil {
				return err
			}
			seen[filepath.ToSlash(rel)] = true
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for folder := range seen {
		out = append(out, folder)
	}
	slices.Sort(out)
	return out
}

// committed judges a commit of the program, after the files on disk have gone.
func committed(t *testing.T, dir string, args ...string) (string, int) {
	t.Helper()
	clone := t.TempDir()
	if err := os.CopyFS(clone, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	for _, git := range [][]string{
		{"init", "-q"}, {"add", "-Af", "."},
		{"-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false", "commit", "-q", "-m", "all"},
		{"rm", "-rq", "--", "."},
	} {
		cmd := exec.Command("git", git...)
		cmd.Dir = clone
		cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_COUNT=1", "GIT_CONFIG_KEY_0=core.autocrlf", "GIT_CONFIG_VALUE_0=false")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", git, err, out)
		}
	}
	return flags("--revision=HEAD")(t, clone, args...)
}
