package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"nanoarch": process,
		"legacy": func() {
			if err := legacy(); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
		},
		"listdriver": func() {
			if err := listDriver(); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
		},
	})
}

// repository is the folder that holds go.mod; tests may change the working folder.
var repository = func() string {
	dir, err := filepath.Abs("../..")
	if err != nil {
		panic(err)
	}
	return dir
}()

// repo is the command `repo DIR`: a git repository with one commit, base, of the files in DIR.
func repo(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: repo dir")
	}
	for _, line := range []string{"init -q -b main", "add -A", "commit -q -m base", "tag base"} {
		ts.Check(ts.Exec("git", append([]string{"-C", args[0]}, strings.Fields(line)...)...))
	}
}

// lay is the command `lay FROM... TO`: it copies the files of folders over another one.
func lay(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: lay from... to")
	}
	for _, from := range args[:len(args)-1] {
		ts.Check(copyOver(ts.MkAbs(from), ts.MkAbs(args[len(args)-1])))
	}
}

// TestScripts runs testdata/script: the commands as users type them.
func TestScripts(t *testing.T) {
	shop := filepath.Join(repository, "testdata", "shop")
	keepBuildCache(t) // go vet and go test in scripts need not compile the standard library
	cache := t.TempDir()
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script", UpdateScripts: *update,
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){"lay": lay, "repo": repo},
		Setup: func(env *testscript.Env) error {
			env.Setenv("SHOP", shop)
			env.Setenv("PR", filepath.Join(repository, "testdata", "change"))
			for _, v := range []string{"GIT_CONFIG_GLOBAL=" + os.DevNull, "GIT_CONFIG_SYSTEM=" + os.DevNull, "GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@example.com",
				"GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@example.com", "GIT_AUTHOR_DATE=2026-01-01T00:00:00Z", "GIT_COMMITTER_DATE=2026-01-01T00:00:00Z"} {
				name, value, _ := strings.Cut(v, "=")
				env.Setenv(name, value)
			}
			env.Setenv("NANOARCH", must(exec.LookPath("nanoarch"))) // for those who want a path
			env.Setenv("XDG_CACHE_HOME", cache)
			for _, name := range []string{"GOCACHE", "GOMODCACHE", "GOPATH", "GOFLAGS", "GOROOT"} {
				if v := os.Getenv(name); v != "" {
					env.Setenv(name, v)
				}
			}
			if os.Getenv("GOCACHE") == "" {
				env.Setenv("GOCACHE", filepath.Join(cache, "go-build"))
			}
			return nil
		},
	})
}
