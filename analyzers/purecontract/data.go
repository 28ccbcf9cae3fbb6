package purecontract

import (
	"fmt"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/rules"
)

// words say what is no data, and what to put in its place.
var words = map[inventory.FlawKind][2]string{
	inventory.FlawFunc:      {"a function", "data says what is, so let a port say what to do"},
	inventory.FlawChan:      {"a channel", "data can be written down and sent, a channel cannot, so return it piece by piece"},
	inventory.FlawInterface: {"an interface", "data is made of concrete types, so name the type or list the cases"},
	inventory.FlawContext:   {"a context", "a context comes in beside the data"},
	inventory.FlawUnsafe:    {"an unsafe pointer", "data is plain values"},
	inventory.FlawLock:      {"a lock", "data is copied and sent, so keep the lock in the implementation"},
	inventory.FlawState:     {"a handle with hidden state", "data is plain values, so keep the handle behind a port"},
	inventory.FlawOutside:   {"a type of another module", "a contract has no types but its own and the standard library's, so declare what is needed of it"},
}

// data reports what is no plain data.
func (j *judge) data() {
	seen := map[[2]string]*subject.Finding{}
	var promised map[string]bool
	if j.self {
		promised = j.promises()
	}
	for _, f := range j.Package.Flaws {
		owner, _, _ := strings.Cut(f.Of, ".")
		if j.implement[owner] || j.self && !promised[owner] || j.elsewhere(&f) {
			continue
		}
		j.explained[f.Type.Named.Pkg] = true
		j.explained[f.In.Pkg] = true
		key := [2]string{f.Of, f.Type.Text}
		if before := seen[key]; before != nil {
			before.Positions = append(before.Positions, f.Pos)
			continue
		}
		w := words[f.Kind]
		found := j.report(f.Of, f.Type.Text, f.Pos, fmt.Sprintf("has no plain data in %s: %s (%s)%s", f.Where, w[0], short(f.Type.Text), inside(&f)), w[1])
		if t := j.Target(f.In.Pkg); f.In.Pkg != "" && t.Kind == rules.Own {
			found.Related = []subject.Related{{Path: t.Path, Message: "declares " + f.In.Short()}}
		}
		seen[key] = found
	}
	j.implementations()
}

func inside(f *inventory.Flaw) string {
	if f.In.IsZero() {
		return ""
	}
	return " inside " + f.In.Short()
}

// elsewhere reports whether a flaw is told at another place: in the contract that declares it, or at an import that the
// lists refuse. A listed module is let through.
func (j *judge) elsewhere(f *inventory.Flaw) bool {
	if f.In.Pkg != "" && (j.judgedItself(j.Target(f.In.Pkg)) || j.refused(j.Target(f.In.Pkg))) {
		return true
	}
	if f.Type.Named.Pkg == "" {
		return false
	}
	t := j.Target(f.Type.Named.Pkg)
	if f.Kind != inventory.FlawOutside {
		return j.refused(t)
	}
	switch t.Class.Kind() {
	case rules.Contract, rules.Generated:
		return true
	}
	if !j.Policy.Allows(j.Class, t.Target, false).OK {
		return j.refused(t)
	}
	return true
}

// judgedItself reports whether the target is a contract that this rule judges.
func (j *judge) judgedItself(t subject.Target) bool {
	return t.Class.Kind() == rules.Contract && t.Kind == rules.Own && j.Policy.Level(name, t.Path) != rules.Off
}

// refused reports whether the package imports the target against its lists, so that another rule speaks of it.
func (j *judge) refused(t subject.Target) bool {
	if j.Policy.Allows(j.Class, t.Target, false).OK || !j.imported(t.ImportPath) {
		return false
	}
	if j.Crosses(t) {
		return true // contractonly is on here
	}
	return j.Level(subject.Imports) != rules.Off
}

func (j *judge) imported(path string) bool {
	return slices.ContainsFunc(j.Package.Imports, func(i inventory.Import) bool { return i.Path == path && !i.Test && !i.Excluded })
}

// promises lists the types beside an operation that are part of its contract: interfaces that a behaviour fulfils, and what
// these take and give, all the way down.
func (j *judge) promises() map[string]bool {
	promised := map[string]bool{}
	var texts []string
	for _, e := range j.Package.Entries {
		if e.Check == inventory.Behaviour && e.Contract {
			texts = append(texts, e.In, e.Out)
		}
	}
	for len(texts) > 0 {
		text := texts[0]
		texts = texts[1:]
		for i := range j.Package.Types {
			t := &j.Package.Types[i]
			if promised[t.Name] || !mentions(text, j.Package.ImportPath+"."+t.Name) {
				continue
			}
			promised[t.Name] = true
			for _, f := range t.Fields {
				texts = append(texts, f.Type.Text)
			}
			if t.Kind != "struct" {
				texts = append(texts, t.Underlying)
			}
		}
	}
	for i := range j.Package.Types {
		if t := &j.Package.Types[i]; t.Kind == "interface" && !j.port(t) {
			promised[t.Name] = true
		}
	}
	return promised
}

// mentions reports whether a type written in full names another one.
func mentions(text, full string) bool {
	for rest := text; ; {
		i := strings.Index(rest, full)
		if i < 0 {
			return false
		}
		rest = rest[i+len(full):]
		if rest == "" || strings.ContainsRune("[],){} ;", rune(rest[0])) {
			return true
		}
	}
}
