package source

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// Save writes what this run added. It never fails: a cache that cannot be written is only slower.
func (c *Cache) Save() {
	if c == nil {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.crowded {
		defer c.sweep()
	}
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
	for _, kind := range []string{"outcome-*", "links-*", "clean-*", "roll-*", "fits-*", "go-*", "units-*", "diff-*"} { // of programs and choices that come and go
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
