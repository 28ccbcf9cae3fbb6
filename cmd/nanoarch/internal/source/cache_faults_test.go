package source_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The type checker writes the whole path of a package if another one of that name is in reach.
func TestMessagesDoNotTellWhatWasRead(t *testing.T) {
	dir := write(t, `
-- go.mod --
module example.com/m

go 1.25
-- a/contract/contract.go --
package contract

import "time"

type In struct{ At time.Time }
-- b/contract/contract.go --
package contract
-- b/b.go --
package b

import _ "example.com/m/b/contract"
-- a/a.go --
package a

import (
	"example.com/m/a/contract"
	_ "example.com/m/b"
)

func Do(in contract.In) {}
-- p/p.go --
package p

import (
	_ "crypto/rand"

	"example.com/m/a"
)

func F() { a.Do(nil) }
`)
	cached := typesOptions()
	cached.CacheDir = t.TempDir()
	for _, body := range []string{"a.Do(nil)", "a.Do(1)", "var s string; v := a.Do; v(s)"} {
		save(t, dir, "-- p/p.go --\npackage p\n\nimport (\n\t_ \"crypto/rand\"\n\n\t\"example.com/m/a\"\n)\n\nfunc F() { "+body+" }\n")
		want, got := load(t, dir, typesOptions()), load(t, dir, cached)
		if diff := cmp.Diff(problems(want), problems(got)); diff != "" || len(problems(got)) != 1 {
			t.Errorf("%s: %v; uncached -, cached +:\n%s", body, problems(got), diff)
		}
	}
}

// An import behind other declarations is none that the index knows of.
func TestImportInTheWrongPlace(t *testing.T) {
	dir := write(t, `
-- go.mod --
module example.com/m

go 1.25
-- p/p.go --
package p

import "strings"

var _ = strings.ToUpper
-- p/p_test.go --
package p

import "testing"

type Seen struct{}

func TestP(t *testing.T) {}
-- p/x_test.go --
package p_test

import "example.com/m/p"

var _ p.Seen
`)
	cached := typesOptions()
	cached.CacheDir = t.TempDir()
	load(t, dir, cached)
	for _, name := range []string{"p/p.go", "p/p_test.go", "p/x_test.go"} {
		before, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		save(t, dir, "-- "+name+" --\n"+string(before)+"\nimport _ \"context\"\n")
		want, got := load(t, dir, typesOptions()), load(t, dir, cached)
		if diff := cmp.Diff(problems(want), problems(got)); diff != "" || len(problems(got)) == 0 {
			t.Errorf("%s: uncached -, cached +:\n%s", name, diff)
		}
		save(t, dir, "-- "+name+" --\n"+string(before))
	}
}

// Which ring of imports is told does not depend on where the search begins.
func TestRingsAreTheSame(t *testing.T) {
	dir := write(t, `
-- go.mod --
module example.com/m

go 1.25
-- a/a.go --
package a

import _ "example.com/m/c"
-- b/b.go --
package b

import _ "example.com/m/c"
-- c/c.go --
package c

import _ "example.com/m/d"
-- d/d.go --
package d
-- e/e.go --
package e

import _ "example.com/m/a"
`)
	cached := typesOptions()
	cached.CacheDir = t.TempDir()
	load(t, dir, cached)
	for _, imports := range []string{"b", "a", "b a", "d"} {
		text := "-- d/d.go --\npackage d\n"
		for name := range strings.FieldsSeq(imports) {
			text += "\nimport _ \"example.com/m/" + name + "\"\n"
		}
		save(t, dir, text)
		want, got := load(t, dir, typesOptions()), load(t, dir, cached)
		if diff := cmp.Diff(problems(want), problems(got)); diff != "" || len(problems(got)) == 0 {
			t.Errorf("%s: uncached -, cached +:\n%s", imports, diff)
		}
	}
}
