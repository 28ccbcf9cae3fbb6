package rules_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/nanoarch/nanoarch/rules"
)

func TestEffects(t *testing.T) {
	p := load(t, `
[[effect]]
symbol = "(example.com/db.Client).Query"
reach = "network"
[[effect]]
symbol = "example.com/clock.*"
reach = ["clock", "global"]
[[effect]]
symbol = "time.Now"
reach = "log"
`)
	for _, tt := range []struct{ symbol, want string }{
		{"time.Now", "log "}, // the policy's entry replaces the shipped one
		{"time.Since", "clock clock"},
		{"time.AfterFunc", "clock,goroutine clock"},
		{"context.WithTimeout", "no"},
		{"math/rand.Intn", "random random"},
		{"math/rand/v2.N", "random random"},
		{"math/rand.New", "no"},
		{"(math/rand.Rand).Intn", "no"},
		{"crypto/rand.Reader", "random random"},
		{"github.com/google/uuid.NewString", "random random"},
		{"github.com/satori/go.uuid.NewV4", "random random"},
		{"github.com/google/uuid.Parse", "no"},
		{"os.Getenv", "env env"},
		{"os.Setenv", "env,global env"},
		{"os.Args", "env env"},
		{"flag.String", "env env"},
		{"(flag.FlagSet).String", "no"},
		{"net/http.Get", "global,network global-read"},
		{"net/http.DefaultClient", "global,network global-read"},
		{"(net/http.Client).Do", "network "},
		{"net/http.NewRequest", "no"},
		{"os/exec.Command", "exec "},
		{"(os/exec.Cmd).Run", "exec "},
		{"os.ReadFile", "files "},
		{"(os.File).Read", "files "},
		{"os.Exit", "exit "},
		{"log.Fatal", "exit,global,log global-log"},
		{"log/slog.Info", "global,log global-log"},
		{"(log/slog.Logger).Info", "log "},
		{"(github.com/sirupsen/logrus.Logger).Fatal", "exit,log "},
		{"reflect.TypeOf", "reflect "},
		{"(reflect.Value).UnsafePointer", "reflect,unsafe "},
		{"(golang.org/x/sync/errgroup.Group).Go", "goroutine "},
		{"(example.com/db.Client).Query", "network "},
		{"example.com/clock.Tell", "clock,global clock"},
		{"(example.com/clock.T).Tell", "clock,global clock"},
		{"nodot", "no"},
	} {
		got := "no"
		if e, ok := p.Effect(tt.symbol); ok {
			got = strings.Join(e.Reach, ",") + " " + e.Input
		}
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.symbol, got, tt.want)
		}
	}
}

// TestShippedTables checks the form of every shipped entry.
func TestShippedTables(t *testing.T) {
	p := load(t, "")
	effects := p.Effects()
	if len(effects) < 800 {
		t.Errorf("only %d effects", len(effects))
	}
	for i, e := range effects {
		if i > 0 && effects[i-1].Symbol >= e.Symbol {
			t.Errorf("%s is not sorted", e.Symbol)
		}
		if len(e.Reach) == 0 || !slices.IsSorted(e.Reach) {
			t.Errorf("%s reaches %v", e.Symbol, e.Reach)
		}
		for _, w := range e.Reach {
			if !slices.Contains(rules.ReachWords, w) {
				t.Errorf("%s reaches %q, which is no reach word", e.Symbol, w)
			}
		}
		open, closed := strings.Count(e.Symbol, "("), strings.Count(e.Symbol, ").")
		if open != closed || strings.HasPrefix(e.Symbol, "(") != (open == 1) || !strings.Contains(e.Symbol, ".") {
			t.Errorf("%q is no symbol", e.Symbol)
		}
	}
	protocols := p.Protocols()
	if !slices.IsSorted(protocols) || slices.Contains(protocols, "net/http.Client") || !slices.Contains(protocols, "net/http.Request") || !slices.Contains(protocols, "github.com/spf13/cobra.*") {
		t.Errorf("protocols: %v", protocols)
	}
	if len(p.Dispatches()) < 8 {
		t.Errorf("dispatches: %v", p.Dispatches())
	}
}

func TestDispatch(t *testing.T) {
	p := load(t, `
[[dispatch]]
send    = "(example.com/bus.Bus).Publish"
handle  = "(example.com/bus.Bus).Subscribe"
request = "arg 1"
result  = "type 1"
handler = "arg 2"
key     = "arg 0"
many    = true
[[protocol]]
type = "example.com/web.Request"
[[protocol]]
type = "example.com/rpc/....*"
`)
	all := p.Dispatches()
	got := all[len(all)-1]
	want := rules.Dispatch{
		Send: "(example.com/bus.Bus).Publish", Handle: "(example.com/bus.Bus).Subscribe",
		Request: &rules.Arg{N: 1}, Result: &rules.Arg{IsType: true, N: 1}, Handler: &rules.Arg{N: 2}, Key: &rules.Arg{}, Many: true,
		Pos: rules.Pos{File: "nanoarch.toml", Line: 3, Column: 1},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if got.Result.String() != "type 1" || got.Key.String() != "arg 0" {
		t.Errorf("places: %s %s", got.Result, got.Key)
	}
	for _, w := range []string{"example.com/web.Request", "example.com/rpc/....*"} {
		if !slices.Contains(p.Protocols(), w) {
			t.Errorf("no %s", w)
		}
	}
}

func TestHashes(t *testing.T) {
	const base = "version = 1\n[roles.operation]\npackages = [\"a/**\"]\n"
	hashes := func(text string) (all, reading string) {
		p := load(t, text)
		return p.Hash(), p.ReadingHash()
	}
	all, reading := hashes(base)
	if again, r := hashes(base); again != all || r != reading {
		t.Error("hashes are not stable")
	}
	for _, tt := range []struct {
		name, text string
		reading    bool // reading depends on it
	}{
		{"imports", "imports = [\"std\"]\n", false},
		{"reach", "reach = [\"clock\"]\n", false},
		{"level", "[rules.oneop]\nlevel = \"off\"\n", false},
		{"goos", "[build]\ngoos = \"darwin\"\n", true},
		{"tags", "[build]\ntags = [\"x\"]\n", true},
		{"cgo", "[build]\ncgo = false\n", true},
		{"generated", "[generated]\nfiles = [\"x.go\"]\n", true},
		{"effect", "[[effect]]\nsymbol = \"a.B\"\nreach = \"clock\"\n", true},
		{"protocol", "[[protocol]]\ntype = \"a.B\"\n", true},
		{"dispatch", "[[dispatch]]\nsend = \"a.B\"\n", true},
		{"contract type", "contract = \"a.B\"\n", true},
	} {
		a, r := hashes(base + tt.text)
		if a == all {
			t.Errorf("%s: the hash is the same", tt.name)
		}
		if (r != reading) != tt.reading {
			t.Errorf("%s: reading depends on it: %v", tt.name, r != reading)
		}
	}
}
