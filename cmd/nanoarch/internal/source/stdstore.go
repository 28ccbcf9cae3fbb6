package source

import (
	"bytes"
	"encoding/binary"
	"go/token"
	"go/types"
	"maps"
	"slices"
	"sync"

	"golang.org/x/tools/go/gcexportdata"
)

// stdStore holds the declarations of the standard library, which every program needs again and which change with the
// version of Go only. They are kept as export data, all under one key: what one package says of another's types must
// not be mixed with that other package read anew.
//
// Export data tells less than source does of the owners of fields, so nobody else's packages are kept like this: of the
// standard library's fields no record speaks.
type stdStore struct {
	cache *Cache
	key   Key

	// Reading a package completes others that were already handed out. Whoever looks at types holds the lock for reading.
	mu     sync.RWMutex
	once   sync.Once
	stored map[string][]byte // by import path
	read   map[string]*types.Package

	found sync.Map // import path -> *types.Package that was checked from source
}

func newStdStore(g *goCommand) *stdStore {
	return &stdStore{cache: g.cache, key: KeyOf("std types", g.key), read: map[string]*types.Package{}}
}

// load returns a package of the store, nil if it has to be checked from source.
func (s *stdStore) load(importPath string) *types.Package {
	if s.cache == nil {
		return nil
	}
	s.once.Do(s.open)
	s.mu.Lock()
	defer s.mu.Unlock()
	b, ok := s.stored[importPath]
	if !ok {
		return nil
	}
	pkg, err := gcexportdata.Read(bytes.NewReader(b), token.NewFileSet(), s.read, importPath)
	if err != nil {
		// It was written by us, for this version of Go, and is undamaged. Whatever was read is of no use then.
		s.stored = nil
		return nil
	}
	return pkg
}

func (s *stdStore) open() {
	b, ok := s.cache.Get(s.key)
	if !ok {
		return
	}
	d := decoder{text: string(b), ok: true}
	stored := map[string][]byte{}
	for d.ok && d.text != "" {
		name := d.string()
		stored[name] = []byte(d.string())
	}
	if d.ok {
		s.stored = stored
	}
}

// add notes a package that was checked from source.
func (s *stdStore) add(importPath string, pkg *types.Package) {
	if s.cache != nil {
		s.found.Store(importPath, pkg)
	}
}

// save keeps what was checked from source besides what is already kept. All that a package says of others is there too:
// they were checked before it.
func (s *stdStore) save() {
	all := maps.Clone(s.stored)
	if all == nil {
		all = map[string][]byte{}
	}
	before, whole := len(all), true
	s.found.Range(func(name, pkg any) bool {
		var buf bytes.Buffer
		whole = gcexportdata.Write(&buf, token.NewFileSet(), pkg.(*types.Package)) == nil
		all[name.(string)] = buf.Bytes()
		return whole
	})
	if len(all) == before || !whole {
		return
	}
	var out []byte
	for _, name := range slices.Sorted(maps.Keys(all)) {
		out = appendText(out, name)
		out = append(binary.AppendUvarint(out, uint64(len(all[name]))), all[name]...)
	}
	s.cache.Put(s.key, out, false)
}

// enter takes a slot and the right to look at types; leave gives both back. Nobody may wait for a package in between.
func (l *loader) enter() {
	l.slots <- struct{}{}
	l.stdTypes.mu.RLock()
}

func (l *loader) leave() {
	l.stdTypes.mu.RUnlock()
	<-l.slots
}
