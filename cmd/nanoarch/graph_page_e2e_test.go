//go:build e2e

package main

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/graph"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/page"
	"github.com/nanoarch/nanoarch/testdata/bench/generate"
)

// TestPageInBrowser opens report pages in Chromium and does what readers do. It needs chromium, node, and playwright-core
// on NODE_PATH.
func TestPageInBrowser(t *testing.T) {
	chromium := browser(t)
	dir := t.TempDir()
	pages := map[string]string{}
	write := func(name string, args ...string) {
		var errs bytes.Buffer
		pages[name] = filepath.Join(dir, name+".html")
		args = append([]string{"graph", "--format", "html", "-o", pages[name], "--link", "https://example.com/{file}#L{line}"}, args...)
		if code := run(t.Context(), args, &errs, &errs); code != 0 {
			t.Fatalf("nanoarch %s: exit code %d\n%s", strings.Join(args, " "), code, errs.String())
		}
	}
	shop := filepath.Join(repository, "testdata", "shop")
	write("shop", "-C", shop)
	write("seeded", "-C", shop, "--overlay", filepath.Join(repository, "testdata", "seeded"))
	big := filepath.Join(dir, "big")
	if err := (generate.Program{Services: 2000}).Write(big); err != nil {
		t.Fatal(err)
	}
	write("big", "-C", big)
	if s, err := os.Stat(pages["big"]); err != nil || s.Size() > 2_000_000 {
		t.Errorf("the page of two thousand operations has %d bytes, %v", s.Size(), err)
	}
	pages["hostile"] = filepath.Join(dir, "hostile.html")
	f, err := os.Create(pages["hostile"])
	if err != nil {
		t.Fatal(err)
	}
	if err := hostilePage().Write(f); err != nil {
		t.Fatal(err)
	}
	f.Close()
	given, err := json.Marshal(pages)
	if err != nil {
		t.Fatal(err)
	}
	c := exec.CommandContext(t.Context(), "node", filepath.Join("testdata", "page", "browser.cjs"), chromium, string(given))
	out, err := c.CombinedOutput()
	t.Logf("%s", out)
	if err != nil {
		t.Errorf("the page does not do what it should: %v", err)
	}
}

// browser returns the path of Chromium. Without it, or without what drives it, the test is skipped; in CI it fails.
func browser(t *testing.T) string {
	t.Helper()
	missing := func(what string) {
		t.Helper()
		if os.Getenv("CI") != "" {
			t.Fatalf("%s; .ci/run installs it", what)
		}
		t.Skipf("%s; apt-get install chromium, npm install playwright-core in a folder, and set NODE_PATH to its node_modules", what)
	}
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if p, err := exec.LookPath(name); err == nil && path == "" {
			path = p
		}
	}
	if path == "" {
		missing("there is no chromium on PATH")
	}
	if _, err := exec.LookPath("node"); err != nil {
		missing("there is no node on PATH")
	}
	if out, err := exec.Command("node", "-e", "require('playwright-core')").CombinedOutput(); err != nil {
		if !strings.Contains(string(out), "Cannot find module") {
			t.Fatalf("node: %v\n%s", err, out)
		}
		missing("node finds no playwright-core")
	}
	return path
}

// hostilePage is a page of names that want to be more than names.
func hostilePage() *page.Page {
	names := []string{
		`<img src=x onerror="window.hit=1">`, `</script><script>window.hit=1</script>`, `"><svg onload=window.hit=1>`, `' onclick='window.hit=1`,
		"\u202egnol\u202c\u2066x\u2069\u200b", strings.Repeat("a", 5000), `javascript:window.hit=1`, "]]>--><!--", "{{script}}", "__proto__", "a\nb\tc", "\u2028\u2029", "\xff\xfe",
	}
	g := &graph.Graph{By: names[0], Tiers: []string{names[1], "operation"}}
	for i, name := range names {
		group := graph.NodeID(graph.Group, name)
		g.Nodes = append(g.Nodes, graph.Node{ID: group, Kind: graph.Group, Label: name, Status: graph.OK, Attrs: graph.Attrs{By: name, Tier: g.Tiers[i%2]}})
		for _, kind := range []graph.NodeKind{graph.Operation, graph.Contract} {
			g.Nodes = append(g.Nodes, graph.Node{
				ID: graph.NodeID(kind, name+"/"+name), Kind: kind, Label: name, Parent: group, Status: graph.Violation, Rule: name, Findings: []string{"f0"}, File: name + "/" + name, Line: 1,
				Attrs: graph.Attrs{
					Package: name, Role: name, In: name, Out: name, Errors: names, Interfaces: names, Handles: names, Operations: names, Owner: name, Template: name, Deployments: []string{name},
				},
			})
		}
		g.Nodes = append(g.Nodes, graph.Node{ID: graph.NodeID(graph.Deployment, name), Kind: graph.Deployment, Label: name, Status: graph.OK})
	}
	for i, from := range names {
		to := names[(i+1)%len(names)]
		a, b := graph.NodeID(graph.Operation, from+"/"+from), graph.NodeID(graph.Operation, to+"/"+to)
		for _, kind := range []graph.EdgeKind{graph.Calls, graph.Wires, graph.Imports} {
			status := []graph.Status{graph.OK, graph.Violation, graph.Baselined}[i%3]
			g.Edges = append(g.Edges, graph.Edge{
				ID: graph.EdgeID(kind, a, b, from), From: a, To: b, Kind: kind, In: from, Out: to, Errors: names, Status: status, Rule: from, Findings: []string{"f1"},
				Positions: []string{from + ":1", to + ":2"}, Contract: from, Via: graph.NodeID(graph.Contract, to+"/"+to), Import: from + ":3",
				Failures: []graph.Failure{{Error: from, Fate: graph.Dropped, Starts: to + ":4", Becomes: names}},
			})
		}
	}
	g.Errors = []graph.Problem{{Message: names[0], File: names[1], Line: 1}}
	g.Sort()
	p := &page.Page{Title: names[1], Tool: names[0], Graph: g, Judged: true, Link: `https://example.com/{file}#"><img src=x onerror=window.hit=1>{line}`, Survey: &page.Survey{Imports: map[string]int{names[0]: 3, names[1]: 2}}}
	for i, status := range []string{"new", "baselined", "waived"} {
		p.Findings = append(p.Findings, page.Finding{ID: []string{"f0", "f1", "f2"}[i], Rule: names[0], Level: "error", Status: status, Package: names[i], File: names[i], Line: 1, Count: 2, Message: names[i], Reason: names[1], URL: "javascript:window.hit=1"})
	}
	return p
}
