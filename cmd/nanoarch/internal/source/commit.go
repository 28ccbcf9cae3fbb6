package source

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
)

// Commit is a git commit that was found, and the folder of the repository that is of interest. Nothing of it was read.
type Commit struct {
	Revision string // as it was asked for
	ID       string // the commit's object id, hex
	prefix   string // the folder in the repository, "." for its top
	abs      string // the same on disk, where it need not be
	git      string // the nearest folder that is on disk
	holds    string // a file that the folder is known to hold, "" if none is
}

// FindCommit finds the commit that a revision means in the git repository that a folder lies in, and looks whether the
// folder holds a file. The error names what is missing and how to get it.
func FindCommit(ctx context.Context, repoDir, rev, file string) (*Commit, error) {
	at, err := filepath.Abs(repoDir)
	if err != nil {
		return nil, err
	}
	below := ""
	for s, err := stampOf(at); err == nil && s.kind == missing && at != filepath.Dir(at); s, err = stampOf(at) {
		below, at = filepath.Join(filepath.Base(at), below), filepath.Dir(at)
	}
	if real, err := filepath.EvalSymlinks(at); err == nil {
		at = real
	}
	c := &Commit{Revision: rev, abs: filepath.Join(at, below), git: at}
	if rev == "" || strings.HasPrefix(rev, "-") {
		return nil, fmt.Errorf("%q is no revision", rev)
	}
	ask := []string{"rev-parse", "--show-prefix", rev + "^{commit}"}
	var out []byte
	if below == "" && file != "" {
		if out, err = git(ctx, at, append(ask, rev+":./"+file)...); err == nil {
			c.holds = file
		}
	}
	if c.holds == "" { // there is no such file, or this is a bare repository, which knows no names that start here
		out, err = git(ctx, at, ask...)
	}
	lines := strings.Split(string(out), "\n")
	if err != nil || len(lines) < 2 {
		return nil, c.unknown(ctx, repoDir, err)
	}
	c.prefix, c.ID = path.Join(lines[0], filepath.ToSlash(below), "."), lines[1]
	return c, nil
}

// unknown says why a revision cannot be found.
func (c *Commit) unknown(ctx context.Context, repoDir string, err error) error {
	shallow, none := git(ctx, c.git, "rev-parse", "--is-shallow-repository")
	switch {
	case errors.Is(none, exec.ErrNotFound):
		return fmt.Errorf("cannot read revision %q without git: %w", c.Revision, none)
	case none != nil:
		return fmt.Errorf("%s lies in no git repository: %w", repoDir, none)
	case strings.TrimSpace(string(shallow)) == "true":
		return fmt.Errorf("revision %q is not in the git repository at %s, which is a shallow clone; run `git fetch --depth=1 origin %s` there, or clone with more history", c.Revision, repoDir, c.Revision)
	}
	return fmt.Errorf("%q is no revision of the git repository at %s: %w", c.Revision, repoDir, err)
}

// lacking adds to an error that the clone is a partial one, if that is why objects are missing.
func (c *Commit) lacking(ctx context.Context, err error) error {
	out, failed := git(ctx, c.git, "rev-list", "--objects", "--missing=print", "--no-object-names", "--max-count=1", c.ID)
	missing := strings.Count("\n"+string(out), "\n?")
	if failed != nil || missing == 0 {
		return err
	}
	return fmt.Errorf("this partial clone lacks %d objects of revision %q, and nothing is fetched; run `git fetch --refetch --no-filter` in it (%w)", missing, c.Revision, err)
}

// Key stands for all that a run can see of the revision: the commit, and the module files above the repository. It is
// zero if that cannot be told.
func (c *Commit) Key() Key {
	h := keyHash{}
	h.list([]string{"revision", c.ID, c.prefix})
	for dir, depth := c.abs, c.depth(); ; dir, depth = filepath.Dir(dir), depth-1 {
		for _, name := range []string{"go.mod", "go.work"} {
			if depth >= 0 {
				continue // inside the repository
			}
			s, err := stampOf(filepath.Join(dir, name))
			if err != nil {
				return Key{}
			}
			rel, err := filepath.Rel(c.abs, dir)
			if err != nil {
				return Key{}
			}
			h.list([]string{rel, fmt.Sprint(s)})
		}
		if dir == filepath.Dir(dir) {
			return h.sum()
		}
	}
}

// depth returns how many folders the folder lies below the repository's.
func (c *Commit) depth() int {
	if c.prefix == "." {
		return 0
	}
	return strings.Count(c.prefix, "/") + 1
}

// Holder returns the nearest folder, of the one of interest and those above it, that holds a file of that name: in the
// commit, or beside the repository on disk. It is not ok if there is none.
func (c *Commit) Holder(ctx context.Context, name string) (dir string, ok bool) {
	if dir = c.abs; c.holds == name {
		return dir, true
	}
	for inner := c.prefix; ; inner = path.Dir(inner) {
		if _, err := git(ctx, c.git, "rev-parse", "--quiet", "--verify", c.ID+":"+path.Join(inner, name)); err == nil {
			return dir, true
		}
		if dir = filepath.Dir(dir); inner == "." {
			break
		}
	}
	for ; ; dir = filepath.Dir(dir) {
		if s, err := stampOf(filepath.Join(dir, name)); err == nil && s.kind != missing {
			return dir, true
		}
		if dir == filepath.Dir(dir) {
			return "", false
		}
	}
}

// IsBare reports whether a folder lies in a git repository without files on disk.
func IsBare(ctx context.Context, dir string) bool {
	out, err := git(ctx, dir, "rev-parse", "--is-bare-repository")
	return err == nil && strings.TrimSpace(string(out)) == "true"
}
