package source

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"slices"
	"sync"
)

// key addresses an entry of the cache by everything that its content depends on.
type key [sha256.Size]byte

// cache keeps what was read once, in one file a program: a magic line, then entries of key, age, length, checksum and
// bytes. Several processes may use it: each writes a whole new file by rename, the last one wins, and nobody reads half
// a file. Whatever is damaged is as if it had never been written.
type cache struct {
	file string // "" if nothing is to be kept

	mu      sync.Mutex
	entries map[key]*entry
	fresh   bool // something was added
}

type entry struct {
	data []byte
	age  byte // runs that wrote the file without using this entry
	used bool
}

// cacheMagic starts the file. It names the build of this program, so that another build, which may read code in another
// way, starts anew.
var cacheMagic = sync.OnceValue(func() string {
	build := "unknown"
	if name, err := os.Executable(); err == nil {
		if info, err := os.Stat(name); err == nil {
			build = fmt.Sprintf("%d %d", info.Size(), info.ModTime().UnixNano())
		}
	}
	return "nanoarch cache 1 " + build + "\n"
})

const (
	maxAge    = 8         // an entry that so many writing runs did not use is dropped: a branch or two may come and go
	maxCache  = 512 << 20 // above this only what the run used is kept, in bytes
	entryHead = sha256.Size + 1 + 4 + 4
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// DefaultCacheDir returns the folder for Options.CacheDir, "" if this machine has none.
func DefaultCacheDir() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "nanoarch")
}

// openCache reads the cache of a program. Without a folder, or if it cannot be read, the cache is empty.
func openCache(dir, root string) *cache {
	c := &cache{entries: map[key]*entry{}}
	if dir == "" {
		return c
	}
	name := sha256.Sum256([]byte(root))
	c.file = filepath.Join(dir, hex.EncodeToString(name[:16])+".pack")
	b, err := os.ReadFile(c.file)
	if err != nil {
		return c
	}
	b, ok := bytes.CutPrefix(b, []byte(cacheMagic()))
	for ok && len(b) >= entryHead {
		var k key
		copy(k[:], b)
		age := b[len(k)]
		size := binary.LittleEndian.Uint32(b[len(k)+1:])
		sum := binary.LittleEndian.Uint32(b[len(k)+5:])
		b = b[entryHead:]
		if uint64(size) > uint64(len(b)) {
			break
		}
		if data := b[:size:size]; crc32.Checksum(data, castagnoli)^crc32.Checksum(k[:], castagnoli) == sum {
			c.entries[k] = &entry{data: data, age: age}
		}
		b = b[size:]
	}
	return c
}

func (c *cache) get(k key) ([]byte, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e := c.entries[k]
	if e == nil {
		return nil, false
	}
	e.used = true
	return e.data, true
}

// put keeps what content returns, which is not called if nothing is to be kept.
func (c *cache) put(k key, content func() []byte) {
	if c.file == "" {
		return
	}
	data := content()
	c.mu.Lock()
	defer c.mu.Unlock()
	c.entries[k] = &entry{data: data, used: true}
	c.fresh = true
}

// save writes the cache if something was added. A folder that cannot be written means that nothing is kept.
func (c *cache) save() {
	if c.file == "" || !c.fresh {
		return
	}
	if err := os.MkdirAll(filepath.Dir(c.file), 0o700); err != nil {
		return
	}
	f, err := os.CreateTemp(filepath.Dir(c.file), "pack-*.tmp")
	if err != nil {
		return
	}
	w := bufio.NewWriterSize(f, 1<<20)
	c.write(w)
	err = w.Flush()
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(f.Name(), c.file)
	}
	if err != nil {
		os.Remove(f.Name())
	}
}

// write writes all entries that are young enough; the writer keeps the first error.
func (c *cache) write(w *bufio.Writer) {
	total := 0
	keys := make([]key, 0, len(c.entries))
	for k, e := range c.entries {
		keys = append(keys, k)
		total += entryHead + len(e.data)
	}
	slices.SortFunc(keys, func(a, b key) int { return bytes.Compare(a[:], b[:]) })
	_, _ = w.WriteString(cacheMagic()) // Flush tells of any error
	head := make([]byte, 0, entryHead)
	for _, k := range keys {
		e := c.entries[k]
		age := e.age + 1
		if e.used {
			age = 0
		}
		if age > maxAge || age > 0 && total > maxCache {
			continue
		}
		head = append(append(head[:0], k[:]...), age)
		head = binary.LittleEndian.AppendUint32(head, uint32(len(e.data)))
		head = binary.LittleEndian.AppendUint32(head, crc32.Checksum(e.data, castagnoli)^crc32.Checksum(k[:], castagnoli))
		_, _ = w.Write(head)
		_, _ = w.Write(e.data)
	}
}
