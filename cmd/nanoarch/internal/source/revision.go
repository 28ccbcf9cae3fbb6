package source

import (
	"bufio"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
)

// OpenRevision returns the view of a git revision, read from the repository's objects: nothing is checked out. The
// folder repoDir may lie inside the repository; then the view is of that folder at the revision. Close ends git.
func OpenRevision(ctx context.Context, repoDir, rev string) (*View, error) {
	c, err := FindCommit(ctx, repoDir, rev, "")
	if err != nil {
		return nil, err
	}
	return c.Open(ctx)
}

// Open lists the commit's files and returns the view of them. Close ends git.
func (c *Commit) Open(ctx context.Context) (*View, error) {
	list, err := git(ctx, c.git, "ls-tree", "-r", "-z", "--full-tree", c.ID)
	if err != nil {
		return nil, c.lacking(ctx, fmt.Errorf("cannot list revision %q: %w", c.Revision, err))
	}
	r := &revision{Commit: c, blobs: map[string]blob{}, dirs: map[string][]Entry{".": nil}}
	for line := range strings.SplitSeq(strings.TrimSuffix(string(list), "\x00"), "\x00") {
		r.add(line)
	}
	r.finish()
	if err := r.start(c.git); err != nil {
		return nil, err
	}
	if _, known := r.dirs[r.prefix]; !known {
		return nil, errors.Join(fmt.Errorf("revision %q has no folder %s", c.Revision, r.prefix), r.close())
	}
	return &View{files: r, root: c.abs}, nil
}

// revision reads a commit's objects through one git process.
type revision struct {
	*Commit
	blobs  map[string]blob
	dirs   map[string][]Entry
	strays atomic.Bool // something beside the repository was read
	broken sync.Once
	fault  error // why git gives no contents any more

	mu  sync.Mutex
	cmd *exec.Cmd
	in  io.WriteCloser
	out *bufio.Reader
}

type blob struct {
	id   string
	link bool
}

// add enters one line of ls-tree: "<mode> <type> <id>\t<path>".
func (r *revision) add(line string) {
	meta, name, ok := strings.Cut(line, "\t")
	fields := strings.Fields(meta)
	if !ok || len(fields) != 3 || fields[1] != "blob" {
		return // a submodule has no content here
	}
	r.blobs[name] = blob{id: fields[2], link: fields[0] == "120000"}
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if _, known := r.dirs[dir]; known {
			break
		}
		r.dirs[dir] = nil
	}
}

// finish fills the folders, sorted by name.
func (r *revision) finish() {
	for name, b := range r.blobs {
		if b.link {
			continue // resolved when it is read; links to files inside are listed below, and those that somebody must refuse
		}
		r.dirs[path.Dir(name)] = append(r.dirs[path.Dir(name)], Entry{Name: path.Base(name)})
	}
	for name := range r.dirs {
		if name != "." {
			r.dirs[path.Dir(name)] = append(r.dirs[path.Dir(name)], Entry{Name: path.Base(name), Dir: true})
		}
	}
}

// start starts the process that serves contents, and lists the links that lead to files inside.
func (r *revision) start(dir string) error {
	// Not bound to a context: Close ends it.
	r.cmd = gitCommand(context.Background(), dir, "cat-file", "--batch")
	var err error
	if r.in, err = r.cmd.StdinPipe(); err != nil {
		return err
	}
	out, err := r.cmd.StdoutPipe()
	if err != nil {
		return err
	}
	r.out = bufio.NewReaderSize(out, 1<<16)
	if err := r.cmd.Start(); err != nil {
		return fmt.Errorf("cannot run git: %w", err)
	}
	for name, b := range r.blobs {
		if !b.link {
			continue
		}
		if _, err := r.resolve(name, 0); err == nil || isGoFile(path.Base(name)) && !r.endsAtFolder(err) {
			r.dirs[path.Dir(name)] = append(r.dirs[path.Dir(name)], Entry{Name: path.Base(name)})
		}
	}
	for _, entries := range r.dirs {
		slices.SortFunc(entries, func(a, b Entry) int { return strings.Compare(a.Name, b.Name) })
	}
	return nil
}

func (r *revision) close() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.in.Close()
	return r.cmd.Wait()
}

// resolve follows links to the blob of a file inside.
func (r *revision) resolve(name string, depth int) (blob, error) {
	b, ok := r.blobs[name]
	if !ok || depth > 8 {
		return blob{}, &fs.PathError{Op: "read", Path: name, Err: fs.ErrNotExist}
	}
	if !b.link {
		return b, nil
	}
	target, err := r.content(name, b.id)
	if err != nil {
		return blob{}, err
	}
	return r.resolve(path.Join(path.Dir(name), string(target)), depth+1)
}

// endsAtFolder reports whether links could not be resolved because they lead to a folder.
func (r *revision) endsAtFolder(err error) bool {
	var end *fs.PathError
	if !errors.As(err, &end) {
		return false
	}
	_, known := r.dirs[end.Path]
	return known
}

// inside returns the name in the repository; what lies beside the repository is on disk.
func (r *revision) inside(name string) (string, bool) {
	if filepath.IsAbs(name) || path.IsAbs(name) {
		rel, err := filepath.Rel(r.abs, filepath.FromSlash(name))
		if err != nil {
			return name, false
		}
		name = filepath.ToSlash(rel)
	}
	name = path.Join(r.prefix, name)
	return name, filepath.IsLocal(filepath.FromSlash(name))
}

// onDisk returns where something lies that is no part of the repository.
func (r *revision) onDisk(name string) string {
	if filepath.IsAbs(name) || path.IsAbs(name) {
		return filepath.FromSlash(name)
	}
	return filepath.Join(r.abs, filepath.FromSlash(name))
}

func (r *revision) readFile(name string, buf []byte) ([]byte, error) {
	inner, ok := r.inside(name)
	if !ok {
		b, _, err := readRegular(r.onDisk(name), buf)
		r.strays.Store(r.strays.Load() || err == nil)
		return b, err
	}
	name = inner
	b, err := r.resolve(name, 0)
	if err != nil {
		if r.blobs[name].link {
			return nil, &fs.PathError{Op: "read", Path: name, Err: errors.New("the link leads to no file of the revision")}
		}
		return nil, err
	}
	return r.content(name, b.id)
}

func (r *revision) readDir(name string) ([]Entry, error) {
	inner, ok := r.inside(name)
	if !ok {
		t := &tree{abs: r.abs}
		out, _, _, err := t.list(r.onDisk(name))
		r.strays.Store(r.strays.Load() || err == nil)
		return out, err
	}
	entries, ok := r.dirs[inner]
	if !ok {
		return nil, &fs.PathError{Op: "list", Path: name, Err: fs.ErrNotExist}
	}
	return entries, nil
}

// id is git's own, which is not ours in a repository of SHA-256 ids.
func (r *revision) id(name string) (id fileID, ok bool) {
	inner, ok := r.inside(name)
	b, known := r.blobs[inner]
	if !ok || !known || b.link || len(b.id) != hex.EncodedLen(len(id)) {
		return id, false
	}
	_, err := hex.Decode(id[:], []byte(b.id))
	return id, err == nil
}

// remember returns the key of the commit.
func (r *revision) remember(*Cache) Key { return r.Key() }

func (r *revision) code() Key { return Key{} }

func (r *revision) changed(Key) ([]string, bool) { return nil, false }

func (r *revision) keep(*Cache, bool) Key {
	if r.strays.Load() {
		return Key{}
	}
	return r.Key()
}

// content asks git for a blob. An answer that makes no sense ends the conversation: what follows could be anything.
func (r *revision) content(name, id string) ([]byte, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if _, err := io.WriteString(r.in, id+"\n"); err != nil {
		return nil, r.ended(name, err)
	}
	head, err := r.out.ReadString('\n')
	if err != nil {
		return nil, r.ended(name, err)
	}
	fields := strings.Fields(head)
	if len(fields) != 3 || fields[1] != "blob" {
		return nil, fmt.Errorf("git has no content of %s: %s", name, strings.TrimSpace(head))
	}
	size, err := strconv.ParseInt(fields[2], 10, 64)
	if err != nil || size > maxFile {
		r.in.Close()
		return nil, fmt.Errorf("cannot read %s from git: larger than %d MB", name, maxFile>>20)
	}
	b := make([]byte, size+1) // and the newline behind it
	if _, err := io.ReadFull(r.out, b); err != nil {
		return nil, fmt.Errorf("cannot read %s from git: %w", name, err)
	}
	return b[:size], nil
}

// ended says why git answers no more. It ends where a partial clone lacks what it is asked for.
func (r *revision) ended(name string, err error) error {
	r.broken.Do(func() {
		r.fault = r.lacking(context.Background(), fmt.Errorf("cannot read %s from git: %w", name, err))
	})
	return r.fault
}
