package baseline

import (
	"cmp"
	"slices"
	"strings"
)

// Stale is an entry that lets through more than there is.
type Stale struct {
	Dir    string
	Entry  Entry
	Occurs int     // how often the finding occurs now, less than the entry's count
	Home   string  // the folder in which it occurs instead, "" if nowhere
	Parts  []Entry // smaller rings that are left of it
}

// FindStale returns the entries that now, which holds what occurs, does not need, sorted by folder and id.
func FindStale(before, now Set) []Stale {
	homes := homes(before, now)
	var out []Stale
	for _, dir := range before.Dirs() {
		for _, e := range before[dir] {
			if n, _ := now.Find(dir, e.ID); n.Count < e.Count {
				x := Stale{Dir: dir, Entry: e, Occurs: n.Count}
				if n.Count == 0 {
					x.Home, x.Parts = homes[e.ID], parts(before, now, dir, e)
				}
				out = append(out, x)
			}
		}
	}
	return out
}

// parts returns what occurs, has no entry, and is a part of what an entry stands for.
func parts(before, now Set, dir string, e Entry) []Entry {
	if e.Package != "" {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(now[dir]), func(x Entry) bool {
		_, known := before.Find(dir, x.ID)
		return known || !x.partOf(e)
	})
}

// homes returns the folders of what occurs and has no entry there, by id.
func homes(before, now Set) map[string]string {
	out := map[string]string{}
	for _, dir := range now.Dirs() {
		for _, e := range now[dir] {
			if _, known := before.Find(dir, e.ID); !known {
				out[e.ID] = dir
			}
		}
	}
	return out
}

// Prune returns the baseline without what no longer occurs: entries go, counts fall, rings become those that are left of
// them, and what stands in the file of another folder than where it occurs moves there. Nothing is added.
func Prune(before, now Set) Set {
	stale := map[string]Stale{}
	for _, s := range FindStale(before, now) {
		stale[s.Dir+"\x00"+s.Entry.ID] = s
	}
	out := Set{}
	for _, dir := range before.Dirs() {
		for _, e := range before[dir] {
			to := dir
			if s, ok := stale[dir+"\x00"+e.ID]; ok {
				if to = cmp.Or(s.Home, dir); s.Home != "" {
					n, _ := now.Find(to, e.ID)
					s.Occurs = n.Count
				}
				for _, part := range s.Parts {
					part.Owner, part.Reason, part.Expires = e.Owner, e.Reason, e.Expires
					out.Put(dir, part)
				}
				e.Count = min(e.Count, s.Occurs)
			}
			if e.Count > 0 {
				out.Put(to, e)
			}
		}
	}
	return out
}

// Note is what is said of entries that are taken up. Empty words leave what an entry has.
type Note struct{ Owner, Reason, Expires string }

// Accept returns the baseline with those of the findings that occur, as often as they do. One that occurs in several
// folders is taken up in each.
func Accept(before, now Set, ids []string, note Note) Set {
	out := before.Clone()
	for _, id := range ids {
		for _, dir := range now.With(id) {
			e, _ := now.Find(dir, id)
			old, _ := before.Find(dir, id)
			e.Owner, e.Reason, e.Expires = cmp.Or(note.Owner, old.Owner), cmp.Or(note.Reason, old.Reason), cmp.Or(note.Expires, old.Expires)
			out.Put(dir, e)
		}
	}
	return out
}

// Moved returns the baseline after import paths were renamed, from being the old path of a package or a tree of them and
// to the new one: what no longer occurs and occurs under its new name keeps its entry there. Nothing else is added, and
// nothing is let through more often than before.
func Moved(before, now Set, from, to string) Set {
	out := before.Clone()
	homes := homes(before, now)
	for _, s := range FindStale(before, now) {
		e := s.Entry
		if s.Occurs > 0 || s.Home != "" {
			continue
		}
		e.Package, e.Symbol, e.Target = renamed(e.Package, from, to), renamed(e.Symbol, from, to), renamed(e.Target, from, to)
		e.ID, e.Line = e.made(), 0
		dir, there := homes[e.ID]
		if !there {
			continue
		}
		n, _ := now.Find(dir, e.ID)
		e.Count = min(e.Count, n.Count)
		out.Put(dir, e)
		out.remove(s.Dir, s.Entry.ID)
	}
	return out
}

func (s Set) remove(dir, id string) {
	s[dir] = slices.DeleteFunc(s[dir], func(e Entry) bool { return e.ID == id })
	if len(s[dir]) == 0 {
		delete(s, dir)
	}
}

// renamed replaces an import path in a text wherever it stands whole or begins a longer one.
func renamed(text, from, to string) string {
	inPath := func(c byte) bool {
		return c >= 0x80 || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || strings.IndexByte("-_~/.", c) >= 0
	}
	var b strings.Builder
	for {
		i := strings.Index(text, from)
		if i < 0 {
			return b.String() + text
		}
		rest := text[i+len(from):]
		whole := (i == 0 || !inPath(text[i-1])) && (rest == "" || !inPath(rest[0]) || rest[0] == '/' || rest[0] == '.' || strings.HasPrefix(rest, "_test"))
		b.WriteString(text[:i])
		if whole {
			b.WriteString(to)
		} else {
			b.WriteString(from)
		}
		text = rest
	}
}
