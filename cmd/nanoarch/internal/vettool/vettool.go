// Package vettool makes the program a tool of go vet, which runs it once a package: go vet -vettool=nanoarch.
//
// The go command remembers what a tool said of a package by the package's files, the tool's flags and the id that the tool
// gives itself. It does not know of policies, nor of files that build constraints leave out. So the id covers them.
package vettool

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis/unitchecker"

	"github.com/nanoarch/nanoarch/analyzers"
	"github.com/nanoarch/nanoarch/analyzers/subject"
)

// Called reports whether these are arguments that the go command gives to a vet tool.
func Called(args []string) bool {
	if len(args) == 0 {
		return false
	}
	last := args[len(args)-1]
	flags := !slices.ContainsFunc(args[:len(args)-1], func(a string) bool { return !strings.HasPrefix(a, "-") })
	return flags && (last == "-V=full" || last == "-flags" || filepath.IsAbs(last) && strings.HasSuffix(last, ".cfg"))
}

// Main answers the go command and ends the process. A process is over before much memory could be used again.
func Main(args []string) {
	debug.SetGCPercent(400)
	if err := answer(args, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "nanoarch: "+err.Error())
		os.Exit(2)
	}
	os.Exit(0)
}

// answer returns if that was all, and lets the library do the rest.
func answer(args []string, stdout io.Writer) error {
	switch last := args[len(args)-1]; last {
	case "-V=full":
		id, err := buildID()
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(stdout, "nanoarch version devel buildID=%s\n", id)
		return err
	case "-flags":
	default:
		if slices.Contains(args, "-fix") {
			break // it must not write to packages that nobody named
		}
		unit, err := judged(last)
		if err != nil {
			return err
		}
		os.Args[len(os.Args)-1] = unit
	}
	unitchecker.Main(analyzers.Suite...)
	return nil
}

// judged returns the description of the unit with which to go on. The go command asks for packages that the named ones
// import, too, but for facts only, of which we have none. It then takes the silence for the verdict when such a package is
// named later: its key is the same. So a package of the program gets its verdict at once. One with tests of its own needs
// none, since it is judged together with these, under another key.
func judged(description string) (string, error) {
	content, err := os.ReadFile(description)
	if err != nil {
		return "", err
	}
	var unit unitchecker.Config
	var all map[string]any // with what this version of the library does not know
	if err := json.Unmarshal(content, &unit); err != nil {
		return "", fmt.Errorf("cannot read what the go command says of a package: %w", err)
	}
	if err := json.Unmarshal(content, &all); err != nil {
		return "", err
	}
	if !unit.VetxOnly || !own(&unit) || hasTests(&unit) {
		return description, nil
	}
	all["VetxOnly"] = false
	if content, err = json.Marshal(all); err != nil {
		return "", err
	}
	changed := strings.TrimSuffix(description, ".cfg") + ".judged.cfg"
	return changed, os.WriteFile(changed, content, 0o600)
}

// own reports whether the package belongs to the program: to a main module, or to one that a replace directive binds to a
// folder below a policy. Those of others lie in folders that are called by their version.
func own(unit *unitchecker.Config) bool {
	switch {
	case unit.ModulePath == "":
		return false
	case unit.ModuleVersion == "":
		return true
	case strings.Contains(filepath.ToSlash(unit.Dir), "@"+unit.ModuleVersion):
		return false
	}
	_, root, _ := subject.PolicyAbove(unit.Dir)
	return root != ""
}
