package baseline

import "slices"

// Change is what two baselines say of one finding.
type Change struct {
	Dir    string // package folder
	ID     string
	Before Entry // the zero Entry if there was none
	After  Entry // the zero Entry if there is none
}

// Changes are the differences between two baselines, each list sorted by folder and id.
type Changes struct {
	New      []Change // entries that were not there
	Grown    []Change // entries that let more through than before
	Shrunk   []Change // entries that let less through; of a ring, what is left of a larger one
	Removed  []Change // entries that are gone
	Reworded []Change // entries of the same count with another owner, reason or expiry
	Moved    []Change // entries in the file of another folder, since their package moved and kept its import path; Dir is the new one
}

// Grows reports whether the later baseline lets anything through that the earlier one does not.
func (c Changes) Grows() bool { return len(c.New)+len(c.Grown) > 0 }

// Compare tells how a baseline became another.
func Compare(before, after Set) Changes {
	var c Changes
	for _, dir := range after.Dirs() {
		for _, e := range after[dir] {
			old, known := before.Find(dir, e.ID)
			x := Change{Dir: dir, ID: e.ID, Before: old, After: e}
			switch {
			case !known:
				c.New = append(c.New, x)
			case e.Count > old.Count:
				c.Grown = append(c.Grown, x)
			case e.Count < old.Count:
				c.Shrunk = append(c.Shrunk, x)
			case e.Owner != old.Owner || e.Reason != old.Reason || e.Expires != old.Expires:
				c.Reworded = append(c.Reworded, x)
			}
		}
	}
	for _, dir := range before.Dirs() {
		for _, e := range before[dir] {
			if _, there := after.Find(dir, e.ID); !there {
				c.Removed = append(c.Removed, Change{Dir: dir, ID: e.ID, Before: e})
			}
		}
	}
	c.pair()
	return c
}

// pair finds what is only in another folder than before.
func (c *Changes) pair() {
	gone := map[string][]int{} // indices into Removed by id
	for i, x := range c.Removed {
		gone[x.ID] = append(gone[x.ID], i)
	}
	moved := map[int]bool{}
	c.New = slices.DeleteFunc(c.New, func(x Change) bool {
		for _, i := range gone[x.ID] {
			if !moved[i] && x.After.Count <= c.Removed[i].Before.Count {
				moved[i] = true
				x.Before = c.Removed[i].Before
				c.Moved = append(c.Moved, x)
				return true
			}
		}
		return false
	})
	var rest []Change
	for i, x := range c.Removed {
		if !moved[i] {
			rest = append(rest, x)
		}
	}
	c.Removed = rest
	c.split()
}

// split finds what is left of larger rings. Those may have fallen apart into several.
func (c *Changes) split() {
	c.New = slices.DeleteFunc(c.New, func(x Change) bool {
		i := slices.IndexFunc(c.Removed, func(gone Change) bool { return gone.Dir == x.Dir && x.After.partOf(gone.Before) })
		if x.After.Package != "" || i < 0 {
			return false
		}
		x.Before = c.Removed[i].Before
		c.Shrunk = append(c.Shrunk, x)
		return true
	})
	split := map[string]bool{} // ids of the larger ones
	for _, x := range c.Shrunk {
		split[x.Before.ID] = split[x.Before.ID] || x.Before.ID != x.After.ID
	}
	c.Removed = slices.DeleteFunc(c.Removed, func(x Change) bool { return x.Before.Package == "" && split[x.ID] })
}
