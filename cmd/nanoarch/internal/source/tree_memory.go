package source

import (
	"path"
	"strings"
)

// memoryFile is the name of the memory in a cache.
const memoryFile = "memory"

// known returns the memory, nil if nothing is remembered.
func (t *tree) known() *memory {
	t.making.Lock()
	defer t.making.Unlock()
	if t.last != nil {
		t.memory, t.last = t.last.memory(), nil
	}
	return t.memory
}

// remember looks at everything that was seen before. What differs is read again at once.
func (t *tree) remember(c *Cache) Key {
	b, whole := c.File(memoryFile)
	r, ok := recall(b)
	if !whole || !ok {
		t.memory = &memory{known: map[string]*memo{}}
		return Key{}
	}
	if r.look(t.look) == 0 {
		t.last, t.state = &r, r.state()
		return t.state
	}
	t.memory = r.memory()
	var again []string
	t.before = map[string]memo{}
	for i, name := range r.names {
		if !r.memos[i].sure {
			again = append(again, name)
			t.before[name] = r.memos[i]
		}
	}
	parallel(len(again), func(i int) { t.lookAgain(again[i]) })
	return t.memory.state()
}

// lookAgain reads what may have changed. It may have become something else altogether.
func (t *tree) lookAgain(name string) {
	s, err := t.look(name)
	switch {
	case err != nil:
		t.memory.drop(name)
	case s.kind == missing:
		t.memory.set(name, memo{})
	case s.kind == directory:
		_, _ = t.view.listAround(name) // that it fails is remembered, too
	default:
		_, _ = t.view.readAround(name)
	}
}

func (t *tree) keep(c *Cache, whole bool) Key {
	if t.last != nil {
		return t.state // nothing was asked for, and so nothing is new
	}
	if t.memory.changed {
		if whole {
			t.memory.forget()
		}
		c.SetFile(memoryFile, t.memory.encode())
	}
	if t.memory.torn {
		return Key{} // nothing that this run says holds for one state
	}
	return t.memory.state()
}

// isCode leaves policies out: whatever is written in TOML is no code.
func isCode(name string) bool { return !strings.HasSuffix(name, ".toml") }

func (t *tree) code() Key {
	if t.known() == nil || t.memory.torn {
		return Key{}
	}
	return t.memory.key(isCode, nil)
}

func (t *tree) changed(since Key) (names []string, ok bool) {
	if t.known() == nil || since == (Key{}) || since != t.memory.key(isCode, t.before) {
		return nil, false
	}
	for name, was := range t.before {
		is := t.memory.known[name]
		switch {
		case !isCode(name) || is != nil && was.stamp.kind == is.stamp.kind && was.id == is.id:
		case is == nil || was.stamp.kind != regular || is.stamp.kind != regular || !isGoFile(path.Base(name)):
			return nil, false
		default:
			names = append(names, name)
		}
	}
	return names, true
}
