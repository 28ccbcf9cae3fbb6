package conform

import (
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

// goOn notes for each statement hole whether a statement of the template can come behind it.
func (c *comparer) goOn() {
	called := c.called()
	for _, d := range c.t.Decls {
		c.goesOn(d.Root, false, d.Obj > 0 && called[d.Obj])
	}
}

// called returns the objects that the template's code uses outside their own declarations; its tests do not count, since
// what ends them is seen.
func (c *comparer) called() map[int]bool {
	out := map[int]bool{}
	for _, d := range c.t.Decls {
		if d.Test {
			continue
		}
		for i := d.Root; i < d.Root+c.t.Nodes[d.Root].Size; i++ {
			n := &c.t.Nodes[i]
			if n.Obj != d.Obj && (n.Kind == inventory.NodeName || n.Kind == inventory.NodeSelect) {
				out[n.Obj] = true
			}
		}
	}
	return out
}

// goesOn is told what comes behind the node: in its function, and behind that where the template calls it. A closure is
// something that the template calls.
func (c *comparer) goesOn(i int, outer, called bool) {
	n := &c.t.Nodes[i]
	switch n.Kind {
	case inventory.NodeBlock:
		c.blockGoesOn(i, outer, called)
		return
	case inventory.NodeFuncLit:
		outer, called = false, true
	case inventory.NodeFor, inventory.NodeRange:
		outer = true
	case inventory.NodeCall:
		if o := c.t.object(i + 1); o != nil && o.Symbol.String() == "(testing.T).Run" { // what ends there is the subtest alone
			for arg := range c.t.children(i) {
				if c.t.Nodes[arg].Kind == inventory.NodeFuncLit {
					c.goesOn(arg+c.t.Nodes[arg].Size-c.bodySize(arg), false, false)
				}
			}
			return
		}
	}
	for child := range c.t.children(i) {
		if c.t.blocks[child] {
			c.goesOn(child, outer, called)
		}
	}
}

// bodySize returns the size of a closure's last child.
func (c *comparer) bodySize(lit int) int {
	size := 0
	for child := range c.t.children(lit) {
		size = c.t.Nodes[child].Size
	}
	return size
}

func (c *comparer) blockGoesOn(block int, outer, called bool) {
	list := slices.Collect(c.t.children(block))
	for k, s := range list {
		if c.t.Nodes[s].Kind == inventory.NodeClause || c.t.Nodes[s].Kind == inventory.NodeComm {
			c.goesOn(s, outer, called)
			continue
		}
		follows := outer || slices.ContainsFunc(list[k+1:], func(x int) bool { return !c.onlyHoles(x) })
		if c.r.isStmtHole(c.t.view, s) {
			c.goes[s], c.runs[s] = follows, follows || called
		} else if c.t.blocks[s] {
			c.goesOn(s, follows, called)
		}
	}
}

// onlyHoles reports whether a statement of the template is a hole, or returns nothing but what stands in holes.
func (c *comparer) onlyHoles(stmt int) bool {
	if c.t.Nodes[stmt].Kind != inventory.NodeReturn {
		return c.r.isStmtHole(c.t.view, stmt)
	}
	for v := range c.t.children(stmt) {
		if !c.r.isExprHole(c.t.view, v) {
			return false
		}
	}
	return true
}

// ends are functions after which nothing of the caller runs.
var ends = map[string]bool{
	"os.Exit": true, "runtime.Goexit": true, "syscall.Exit": true,
	"log.Fatal": true, "log.Fatalf": true, "log.Fatalln": true, "log.Panic": true, "log.Panicf": true, "log.Panicln": true,
	"(log.Logger).Fatal": true, "(log.Logger).Fatalf": true, "(log.Logger).Fatalln": true,
	"(log.Logger).Panic": true, "(log.Logger).Panicf": true, "(log.Logger).Panicln": true,
}

// skips are functions after which a test is passed over, and nobody hears of it.
var skips = map[string]bool{
	"(testing.common).Skip": true, "(testing.common).Skipf": true, "(testing.common).SkipNow": true,
	"(testing.TB).Skip": true, "(testing.TB).Skipf": true, "(testing.TB).SkipNow": true,
}

// steers are functions that choose which tests run.
var steers = map[string]bool{"flag.Set": true, "(flag.FlagSet).Set": true, "(flag.Value).Set": true}

// does returns which of some functions a function of the package names, itself or by others that are not the template's.
func (c *comparer) does(obj int, what string, wanted ...map[string]bool) string {
	if c.done == nil {
		c.done = map[string]map[int]string{}
	}
	if c.done[what] == nil {
		c.done[what] = map[int]string{}
	}
	found, ok := c.done[what][obj]
	if !ok {
		seen := map[int]bool{}
		if found = c.mentions(obj, seen, wanted); found == "" { // nor does what it names
			for x := range seen {
				c.done[what][x] = ""
			}
		}
		c.done[what][obj] = found
	}
	return found
}

// mentions looks for them in a function, and in what it names.
func (c *comparer) mentions(obj int, seen map[int]bool, wanted []map[string]bool) string {
	if obj == 0 || seen[obj] || c.p.Objects[obj-1].What != "func" || c.g.ofP[obj-1] > 0 {
		return ""
	}
	seen[obj] = true
	at := slices.IndexFunc(c.p.Decls, func(d inventory.FormDecl) bool { return d.Obj == obj })
	if at < 0 {
		return ""
	}
	root := c.p.Decls[at].Root
	for i := root; i < root+c.p.Nodes[root].Size; i++ {
		c.left--
		o := c.p.object(i)
		if o == nil {
			continue
		}
		if o.Kind == inventory.ObjectOutside && slices.ContainsFunc(wanted, func(w map[string]bool) bool { return w[o.Symbol.String()] }) {
			return o.Symbol.Short()
		}
		if found := c.mentions(c.p.Nodes[i].Obj, seen, wanted); found != "" {
			return found
		}
	}
	return ""
}

// inTests judges what only tests can do: skip the template's statements behind a hole, or keep tests from running at all
// before the first of them does.
func (w *watcher) inTests(i int, called bool) {
	n := &w.c.p.Nodes[i]
	o := &w.c.p.Objects[n.Obj-1]
	symbol := o.Symbol.String()
	outside := o.Kind == inventory.ObjectOutside
	switch {
	case w.h.decl && called && outside && steers[symbol]:
		w.add(i, "exit "+symbol, "chooses by "+o.Symbol.Short()+" which tests run")
	case w.h.decl && called && !outside:
		if found := w.c.does(n.Obj, "ends", ends, steers); found != "" {
			w.add(i, "exit "+o.Symbol.Name, "keeps tests from running by "+o.Symbol.Name+", which calls "+found)
		}
	case w.h.runs && !w.h.decl && outside && skips[symbol]:
		w.add(i, "exit "+symbol, "skips the test although the template goes on")
	case w.h.runs && called && !w.h.decl && !outside:
		if found := w.c.does(n.Obj, "skips", skips); found != "" {
			w.add(i, "exit "+o.Symbol.Name, "skips the test by "+o.Symbol.Name+" although the template goes on")
		}
	}
}

// arguments reports a change of the arguments by which tests are chosen.
func (w *watcher) arguments(i int) {
	for w.c.p.Nodes[i].Kind == inventory.NodeIndex {
		i++
	}
	if o := w.c.p.object(i); o != nil && o.Kind == inventory.ObjectOutside && o.Symbol.String() == "os.Args" {
		w.add(i, "exit os.Args", "chooses by os.Args which tests run")
	}
}

// hidden reports whether nobody hears of it when the value of a test's variable breaks a duty.
func hidden(d duty) bool {
	verb, _, _ := strings.Cut(d.key, " ")
	return verb == "exit" || verb == "assign" || verb == "address"
}
