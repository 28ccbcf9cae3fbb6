package program

import (
	"path"
	"strings"

	"github.com/nanoarch/nanoarch/rules"
)

// layer is what the names of a path's folders say about a package. Names are a hint and come last.
type layer struct {
	kind   rules.Kind // of the nearest folder whose name is a layer's, NoKind if there is none
	word   string     // that name
	common string     // the name of the first folder that is shared by its place, "" if there is none
	test   string     // the name of the first folder that holds tests or mocks, "" if there is none
}

// shared reports whether the path names the package as one that belongs to nobody.
func (l layer) shared() bool { return l.common != "" || l.kind == rules.Shared }

var layerWords = map[string]rules.Kind{}

func init() {
	for kind, words := range map[rules.Kind]string{
		rules.Adapter: "infrastructure infra adapter adapters repository repositories repo repos persistence storage store db database " +
			"postgres postgresql mysql mongo mongodb redis inmem memory cache gateway gateways client clients",
		rules.Transport: "interfaces ports rest http https grpc api endpoint endpoints controller controllers delivery web transport " +
			"server srv consumer consumers subscriber subscribers",
		rules.Model:     "domain model models entity entities aggregate aggregates valueobject valueobjects",
		rules.Contract:  "contract contracts dto dtos",
		rules.Shared:    "util utils lib kit helper helpers logger logging log config middleware middlewares metrics",
		rules.Root:      "cmd bootstrap di wire configurations",
		rules.Operation: "application app feature features usecase usecases command commands query queries handler handlers service services event events slices",
	} {
		for _, w := range strings.Fields(words) {
			layerWords[w] = kind
		}
	}
}

var testWords = map[string]rules.Kind{
	"test": rules.Tests, "tests": rules.Tests, "testing": rules.Tests, "e2e": rules.Tests, "fixtures": rules.Tests,
	"testutil": rules.Tests, "testutils": rules.Tests, "testhelper": rules.Tests, "testhelpers": rules.Tests,
	"testfixture": rules.Tests, "testfixtures": rules.Tests, "testkit": rules.Tests, "testsupport": rules.Tests,
	"mock": rules.Mocks, "mocks": rules.Mocks, "fake": rules.Mocks, "fakes": rules.Mocks,
}

// testKind says whether a folder of that name holds tests or mocks.
func testKind(name string) rules.Kind {
	words := strings.FieldsFunc(name, func(r rune) bool { return r == '_' || r == '-' })
	if n := len(words); n > 1 && (words[0] == "test" || words[n-1] == "test" || words[n-1] == "tests") {
		return rules.Tests
	}
	return testWords[name]
}

var commonWords = map[string]bool{"common": true, "shared": true, "platform": true}

func layerOf(dir string) layer {
	var l layer
	parts := strings.Split(strings.ToLower(dir), "/")
	for _, p := range parts {
		if l.common == "" && commonWords[p] {
			l.common = p
		}
		if l.test == "" && testKind(p) != rules.NoKind {
			l.test = p
		}
		if k := layerWords[p]; k != rules.NoKind {
			l.kind, l.word = k, p
		}
	}
	return l
}

// markPkg makes folders named pkg shared by their place. Where a folder internal stands beside it, or around it, pkg is
// what everything leans on; at the top, and where cmd stands beside it, it is merely where the code of a program is,
// unless the rest of the program leans on it and it leans on nothing there.
func (s *survey) markPkg() {
	holds := map[string]bool{} // path of every folder above a package, and its own
	for _, n := range s.nodes {
		for dir := n.Dir; dir != "." && !holds[dir]; dir = path.Dir(dir) {
			holds[dir] = true
		}
	}
	base := map[string]bool{} // by path of a folder pkg
	for _, n := range s.nodes {
		for dir := n.Dir; dir != "." && n.layer.common == ""; dir = path.Dir(dir) {
			if path.Base(dir) != "pkg" {
				continue
			}
			beside := path.Dir(dir)
			shared, known := base[dir]
			if !known {
				shared = holds[path.Join(beside, "internal")] || beside != "." && !holds[path.Join(beside, "cmd")] || s.isBaseOf(dir, beside)
				base[dir] = shared
			}
			if shared {
				n.layer.common = "pkg"
			}
		}
	}
}

// isBaseOf reports whether packages with behaviour around a folder import what stands in it, and none in it imports one
// of them. Programs and tests lean on everything and do not count.
func (s *survey) isBaseOf(dir, around string) bool {
	inside := func(n *node) bool { return isWithin(n.Dir, dir) }
	beside := func(n *node) bool {
		return isWithin(n.Dir, around) && !inside(n) && n.hasBehaviour() && n.unit.Name != "main" && n.layer.test == ""
	}
	leanedOn := false
	for _, n := range s.nodes {
		for _, to := range n.imports {
			if inside(n) && beside(to) {
				return false
			}
			leanedOn = leanedOn || beside(n) && inside(to)
		}
	}
	return leanedOn
}

// isWithin reports whether a folder is another or stands in it.
func isWithin(dir, around string) bool {
	return around == "." || dir == around || strings.HasPrefix(dir, around+"/")
}
