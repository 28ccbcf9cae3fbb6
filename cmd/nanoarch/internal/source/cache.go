package source

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"maps"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"time"
)

// Cache keeps what was read and judged once, for one program and one build of this command: entries in packs, the state
// of the files as they were seen last, and whole outcomes. Any number of processes may use it at once: files are only
// ever written whole, by rename, and what is damaged, missing or foreign is as if it had never been written. A nil Cache
// keeps nothing.
type Cache struct {
	dir string

	opening sync.Once
	packs   []*pack // newest first
	damaged []string
	compact bool // the packs are due to be rewritten

	mu      sync.Mutex
	fresh   map[Key][]byte // hot entries of this run
	spill   *spill         // cold ones
	touched map[Key]bool   // entries of packs that are known to be alive, collected if compact
}

// spill is the pack of cold entries that is being written.
type spill struct {
	file *os.File
	buf  *bufio.Writer
	packWriter
	index map[Key]int // of rows, as long as they are not sorted
}

const (
	maxPacks  = 8         // so many packs are searched before they are made one
	maxAge    = 8         // so many compactions an entry survives that no run has asked for: a branch or two may come and go
	maxCache  = 1 << 30   // above this, in bytes, only what the run touched is kept
	staleTemp = time.Hour // a temporary file that old was left by a process that died
	tempFiles = "tmp-*"   // pattern of temporary files
	maxFiles  = 24        // so many small files of a kind are kept
)

// DefaultCacheDir returns the folder for caches, "" if this machine has none.
func DefaultCacheDir() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "nanoarch")
}

// OpenCache returns the cache for the program in the folder root. A folder that cannot be written means that nothing
// is kept.
func OpenCache(base, root string) *Cache {
	if base == "" {
		return nil
	}
	return &Cache{dir: filepath.Join(base, KeyOf("program", root, buildID()).String()), fresh: map[Key][]byte{}, touched: map[Key]bool{}}
}

// buildID tells builds of this command apart, which may read code in different ways. A released version has a version
// control stamp; any other is known by its file.
var buildID = sync.OnceValue(func() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Sum != "" {
		return fmt.Sprintf("%s %s %s", info.Main.Version, info.Main.Sum, info.GoVersion)
	}
	if name, err := os.Executable(); err == nil {
		if info, err := os.Stat(name); err == nil {
			return fmt.Sprintf("%d %d", info.Size(), info.ModTime().UnixNano())
		}
	}
	return "unknown"
})

// open opens the packs, when they are needed for the first time.
func (c *Cache) open() {
	c.opening.Do(func() {
		names, _ := filepath.Glob(filepath.Join(c.dir, "*.pack"))
		slices.SortFunc(names, func(a, b string) int { return strings.Compare(filepath.Base(b), filepath.Base(a)) })
		var total int64
		for _, name := range names {
			p, err := openPack(name, strings.HasSuffix(name, hotSuffix))
			if err != nil {
				if errors.Is(err, errDamagedPack) {
					c.damaged = append(c.damaged, name)
				}
				continue // another process may have removed it
			}
			c.packs = append(c.packs, p)
			total += p.size
		}
		c.compact = len(names) > maxPacks || total > maxCache
	})
}

// Get returns what was kept under a key.
func (c *Cache) Get(k Key) ([]byte, bool) {
	if c == nil {
		return nil, false
	}
	c.open()
	c.mu.Lock()
	b, ok := c.fresh[k]
	if !ok && c.spill != nil {
		b, ok = c.spill.get(k)
	}
	if c.compact {
		c.touched[k] = true
	}
	c.mu.Unlock()
	if ok {
		return b, true
	}
	for _, p := range c.packs {
		if i := p.find(k); i >= 0 {
			if b, ok := p.content(i); ok {
				return b, true
			}
		}
	}
	return nil, false
}

// Keep says that entries are of use although this run did not ask for them.
func (c *Cache) Keep(keys ...Key) {
	if c == nil || !c.compact {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, k := range keys {
		c.touched[k] = true
	}
}

// Put keeps content under a key. Hot entries are those that every run asks for.
func (c *Cache) Put(k Key, content []byte, hot bool) {
	if c == nil {
		return
	}
	c.open()
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.compact {
		c.touched[k] = true
	}
	if hot {
		c.fresh[k] = content
		return
	}
	if c.spill == nil {
		c.spill = c.newSpill()
	}
	c.spill.put(k, content)
}

func (c *Cache) newSpill() *spill {
	s := &spill{index: map[Key]int{}}
	f, err := c.temp()
	if err != nil {
		s.err = err
		return s
	}
	s.file, s.buf = f, bufio.NewWriterSize(f, 1<<18)
	s.w = s.buf
	return s
}

func (s *spill) put(k Key, content []byte) {
	if _, known := s.index[k]; s.err != nil || known {
		return
	}
	s.index[k] = len(s.rows)
	s.add(k, content)
}

func (s *spill) get(k Key) ([]byte, bool) {
	i, ok := s.index[k]
	if !ok || s.err != nil || s.buf.Flush() != nil {
		return nil, false
	}
	at, n := binary.LittleEndian.Uint64(s.rows[i][len(k):])&maxOffset, binary.LittleEndian.Uint32(s.rows[i][len(k)+8:])
	b := make([]byte, n)
	_, err := s.file.ReadAt(b, int64(at))
	return b, err == nil
}

// temp creates a temporary file beside the packs.
func (c *Cache) temp() (*os.File, error) {
	if err := os.MkdirAll(c.dir, 0o700); err != nil {
		return nil, err
	}
	return os.CreateTemp(c.dir, tempFiles)
}

const (
	hotSuffix  = "-hot.pack"
	coldSuffix = "-cold.pack"
)

// Save writes what this run added. It never fails: a cache that cannot be written is only slower.
func (c *Cache) Save() {
	if c == nil {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.fresh) == 0 && c.spill == nil {
		return
	}
	old := []*pack{}
	if c.compact {
		old = c.packs
	}
	saved := c.savePack(hotSuffix, old, c.fresh, nil)
	saved = c.savePack(coldSuffix, old, nil, c.spill) && saved
	if saved && c.compact {
		for _, p := range old {
			os.Remove(p.name)
		}
		c.compact = false
	}
	for _, name := range c.damaged {
		os.Remove(name)
	}
	c.fresh, c.spill = map[Key][]byte{}, nil
	c.sweep()
}

// savePack writes one pack of the entries of this run and of what is alive in old packs.
func (c *Cache) savePack(suffix string, old []*pack, fresh map[Key][]byte, s *spill) bool {
	if s == nil && len(fresh) == 0 && len(old) == 0 {
		return true
	}
	if s == nil {
		s = c.newSpill()
	}
	if s.err != nil {
		return false
	}
	for _, k := range slices.SortedFunc(maps.Keys(fresh), func(a, b Key) int { return bytes.Compare(a[:], b[:]) }) {
		s.put(k, fresh[k])
	}
	for _, p := range old {
		if strings.HasSuffix(p.name, suffix) {
			c.carry(s, p)
		}
	}
	err := cmp.Or(s.close(), s.buf.Flush(), s.file.Close())
	if err == nil {
		// Newer packs sort behind older ones; the clock does not matter, the newest is only asked first.
		err = os.Rename(s.file.Name(), filepath.Join(c.dir, fmt.Sprintf("%016x-%s%s", time.Now().UnixNano(), filepath.Base(s.file.Name())[4:], suffix)))
	}
	if err != nil {
		os.Remove(s.file.Name())
	}
	return err == nil
}

// carry copies the entries of an old pack that are young enough.
func (c *Cache) carry(s *spill, p *pack) {
	crowded := p.size > maxCache/maxPacks
	for i := range p.rows() {
		k := Key(p.row(i)[:len(Key{})])
		age := p.age(i) + 1
		if c.touched[k] {
			age = 0
		}
		if _, known := s.index[k]; known || age > maxAge || age > 0 && crowded {
			continue
		}
		if b, ok := p.content(i); ok {
			s.put(k, b)
			s.setAge(age)
		}
	}
}

// sweep removes what processes left that died, and caches of builds and programs that nobody used for long.
func (c *Cache) sweep() {
	left, _ := filepath.Glob(filepath.Join(c.dir, tempFiles))
	for _, name := range left {
		if info, err := os.Stat(name); err == nil && time.Since(info.ModTime()) > staleTemp {
			os.Remove(name)
		}
	}
	for _, kind := range []string{"outcome-*", "links-*", "clean-*"} {
		keepNewest(filepath.Join(c.dir, kind), maxFiles)
	}
	trim(filepath.Dir(c.dir), filepath.Base(c.dir))
}

// Close frees what the cache holds open.
func (c *Cache) Close() {
	if c == nil {
		return
	}
	for _, p := range c.packs {
		p.file.Close()
	}
	if s := c.spill; s != nil && s.file != nil {
		s.file.Close()
		os.Remove(s.file.Name())
	}
}

// File returns a small file of the cache that was written whole under a name, undamaged.
func (c *Cache) File(name string) ([]byte, bool) {
	if c == nil {
		return nil, false
	}
	b, err := os.ReadFile(filepath.Join(c.dir, name))
	if err != nil || len(b) < 4 {
		return nil, false
	}
	body := b[:len(b)-4]
	return body, crc32.Checksum(body, castagnoli) == binary.LittleEndian.Uint32(b[len(b)-4:])
}

// SetFile writes such a file.
func (c *Cache) SetFile(name string, content []byte) {
	if c == nil {
		return
	}
	f, err := c.temp()
	if err != nil {
		return
	}
	_, err = io.Copy(f, io.MultiReader(bytes.NewReader(content), bytes.NewReader(binary.LittleEndian.AppendUint32(nil, crc32.Checksum(content, castagnoli)))))
	if err = cmp.Or(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), filepath.Join(c.dir, name))
	}
	if err != nil {
		os.Remove(f.Name())
	}
}
