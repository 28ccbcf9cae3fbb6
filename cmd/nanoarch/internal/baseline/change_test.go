package baseline

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPrune(t *testing.T) {
	kept, fewer, gone := entry("imports", "m/a", "os", 2), entry("imports", "m/a", "net", 5), entry("imports", "m/a", "log", 1)
	kept.Reason = "why"
	before := setOf("a", kept, fewer, gone)
	before.Put("b", entry("oneop", "m/b", "", 1))
	now := setOf("a", entry("imports", "m/a", "os", 3), entry("imports", "m/a", "net", 2), entry("imports", "m/a", "new", 1))
	fewer.Count = 2
	if diff := cmp.Diff(setOf("a", kept, fewer), Prune(before, now)); diff != "" {
		t.Errorf("pruned -want +got:\n%s", diff)
	}
	var stale []string
	for _, s := range FindStale(before, now) {
		stale = append(stale, s.Dir+" "+s.Entry.String()+strings.Repeat("!", s.Occurs))
	}
	slices.Sort(stale)
	want := []string{"a imports in m/a, log", "a imports in m/a, net!!", "b oneop in m/b"}
	if diff := cmp.Diff(want, stale); diff != "" {
		t.Error(diff)
	}
}

// A folder that moves with its module keeps its entries; they only stand in the wrong file.
func TestPruneMoves(t *testing.T) {
	e := entry("imports", "m/a", "os", 2)
	e.Reason = "why"
	now := setOf("new/a", entry("imports", "m/a", "os", 1))
	stale := FindStale(setOf("old/a", e), now)
	if len(stale) != 1 || stale[0].Home != "new/a" {
		t.Errorf("%+v", stale)
	}
	e.Count = 1
	if diff := cmp.Diff(setOf("new/a", e), Prune(setOf("old/a", e), now)); diff != "" {
		t.Error(diff)
	}
}

func TestAccept(t *testing.T) {
	old := entry("imports", "m/a", "os", 1)
	old.Owner, old.Reason = "@a", "was there"
	before := setOf("a", old)
	now := setOf("a", entry("imports", "m/a", "os", 3), entry("imports", "m/a", "net", 1))
	got := Accept(before, now, []string{old.ID, strings.Repeat("0", 12)}, Note{Reason: "more of it", Expires: "2026-12-31"})
	want := old
	want.Count, want.Reason, want.Expires = 3, "more of it", "2026-12-31"
	if diff := cmp.Diff(setOf("a", want), got); diff != "" {
		t.Error(diff)
	}
	if before["a"][0].Count != 1 {
		t.Error("the old baseline has changed")
	}
}

// After a rename of import paths entries go with what they let through, and nothing else gets in.
func TestMoved(t *testing.T) {
	own, of := entry("imports", "m/old/a", "os", 2), entry("contractonly", "m/b", "m/old/a", 1)
	test, other, stays := entry("imports", "m/old_test", "m/old", 1), entry("imports", "m/older", "os", 1), entry("imports", "m/b", "os", 1)
	before := setOf("old/a", own)
	before.Put("b", of)
	before.Put("b", stays)
	before.Put("old", test)
	before.Put("older", other)
	now := setOf("new/a", entry("imports", "m/new/a", "os", 3), entry("imports", "m/new/a", "net", 1))
	for dir, e := range map[string]Entry{"b": entry("contractonly", "m/b", "m/new/a", 1), "new": entry("imports", "m/new_test", "m/new", 1), "older": other} {
		now.Put(dir, e)
	}
	now.Put("b", stays)
	want := setOf("new/a", entry("imports", "m/new/a", "os", 2))
	for dir, e := range map[string]Entry{"b": entry("contractonly", "m/b", "m/new/a", 1), "new": entry("imports", "m/new_test", "m/new", 1), "older": other} {
		want.Put(dir, e)
	}
	want.Put("b", stays)
	if diff := cmp.Diff(want, Moved(before, now, "m/old", "m/new")); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestCompare(t *testing.T) {
	e := func(target string, count int) Entry { return entry("imports", "m/a", target, count) }
	said := e("said", 1)
	said.Expires = "2030-01-01"
	before := setOf("a", e("gone", 1), e("less", 3), e("more", 1), e("same", 1), e("said", 1), e("moved", 2))
	after := setOf("a", e("less", 2), e("more", 2), e("same", 1), said, e("new", 1))
	after.Put("b", e("moved", 1))
	c := Compare(before, after)
	got := map[string][]string{}
	for name, list := range map[string][]Change{"new": c.New, "grown": c.Grown, "shrunk": c.Shrunk, "removed": c.Removed, "reworded": c.Reworded, "moved": c.Moved} {
		for _, x := range list {
			got[name] = append(got[name], x.Before.Target+">"+x.After.Target)
		}
	}
	want := map[string][]string{"new": {">new"}, "grown": {"more>more"}, "shrunk": {"less>less"}, "removed": {"gone>"}, "reworded": {"said>said"}, "moved": {"moved>moved"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if !c.Grows() || Compare(before, before).Grows() || Compare(after, setOf("a", e("same", 1))).Grows() {
		t.Error("growth")
	}
}

// What is left of a ring is no new one, and takes over what was said of it.
func TestRings(t *testing.T) {
	ring := func(groups string) Entry {
		e := Entry{Rule: "cycles", Symbol: groups, Target: "no rings", Count: 1}
		e.ID = e.made()
		return e
	}
	large, other := ring("a b c d e"), ring("x y")
	large.Reason = "why"
	before, now := setOf(".", large, other), setOf(".", ring("a b"), ring("c e"), other, ring("e f"))
	want := setOf(".", other)
	for _, e := range []Entry{ring("a b"), ring("c e")} {
		e.Reason = "why"
		want.Put(".", e)
	}
	after := Prune(before, now)
	if diff := cmp.Diff(want, after); diff != "" {
		t.Error(diff)
	}
	if c := Compare(before, after); c.Grows() || len(c.Shrunk) != 2 || len(c.Removed) != 0 {
		t.Errorf("%+v", c)
	}
	if c := Compare(before, now); len(c.New) != 1 || c.New[0].After.Symbol != "e f" {
		t.Errorf("%+v", c)
	}
	for _, e := range now["."] {
		if _, covered := before.Cover(".", e); covered != (e.Symbol != "e f") {
			t.Errorf("%s: covered is %t", e, covered)
		}
	}
}
