package source

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
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
	crowded bool // the folder is due to be swept

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
	maxFiles  = 12        // so many small files of a kind are kept
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
		names, others := packsIn(c.dir)
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
		c.crowded = c.compact || len(names) == 0 || others > 4*maxFiles
	})
}

// packsIn returns the packs in a folder, newest first, and how many other files there are.
func packsIn(dir string) (packs []string, others int) {
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), packSuffix) {
			packs = append(packs, filepath.Join(dir, e.Name()))
		} else {
			others++
		}
	}
	slices.Reverse(packs)
	return packs, others
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
	packSuffix = ".pack"
	hotSuffix  = "-hot" + packSuffix
	coldSuffix = "-cold" + packSuffix
)
