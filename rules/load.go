package rules

import (
	"crypto/sha256"
	"embed"
	"errors"
	"fmt"
	"hash"
	"io/fs"
	"maps"
	"path"
	"reflect"
	"slices"
	"strings"
)

// FileName is the name of a policy file.
const FileName = "nanoarch.toml"

// Version is the version of the policy language that this package reads.
const Version = 1

// ReadFile returns the content of a file by its slash path. A file that does not exist gives an error that is
// fs.ErrNotExist.
type ReadFile func(slashPath string) ([]byte, error)

// presetPrefix starts the file name of places inside an embedded preset.
const presetPrefix = "preset:"

//go:embed presets/*.toml
var presets embed.FS

// Presets returns the names of the embedded presets, sorted.
func Presets() []string {
	entries, _ := presets.ReadDir("presets")
	var names []string
	for _, e := range entries {
		names = append(names, strings.TrimSuffix(e.Name(), ".toml"))
	}
	return names
}

// Preset returns the text of an embedded preset and whether there is one of that name.
func Preset(name string) (string, bool) {
	b, err := presets.ReadFile("presets/" + name + ".toml")
	return string(b), err == nil
}

// Load reads the policy at a slash path, with everything it extends, and checks all of it. The error is of type Faults
// and holds every fault that was found.
func Load(policyPath string, read ReadFile) (*Policy, error) {
	return (&loader{read: read, preset: Preset}).load(policyPath)
}

// Texts are the files of a policy with all that it extends, by their slash paths; those of presets are "preset:NAME".
type Texts map[string]string

// LoadTexts is Load for a policy whose Texts are known. It reads nothing else, no embedded preset either.
func LoadTexts(policyPath string, texts Texts) (*Policy, error) {
	l := &loader{
		read: func(name string) ([]byte, error) {
			if s, ok := texts[name]; ok {
				return []byte(s), nil
			}
			return nil, fs.ErrNotExist
		},
		preset: func(name string) (string, bool) {
			s, ok := texts[presetPrefix+name]
			return s, ok
		},
	}
	return l.load(policyPath)
}

// Texts returns what the policy was loaded from.
func (p *Policy) Texts() Texts { return maps.Clone(p.texts) }

func (l *loader) load(policyPath string) (*Policy, error) {
	l.sum, l.faulty, l.texts = sha256.New(), map[Pos]bool{}, Texts{}
	doc := &document{}
	l.extend(doc, policyPath, ".", Pos{File: policyPath})
	if l.unreadable {
		return nil, l.faults.err()
	}
	tables, err := embeddedTables()
	if err != nil {
		return nil, err
	}
	p := compile(policyPath, doc, l.faults, l.faulty)
	p.useTables(tables, doc, l.faulty)
	p.judge(doc, tables.hash)
	p.hash = fmt.Sprintf("%x", l.sum.Sum(nil))
	p.texts, p.doc = l.texts, doc
	if err := p.faults.err(); err != nil {
		return nil, err
	}
	return p, nil
}

type loader struct {
	read       ReadFile
	preset     func(name string) (string, bool)
	texts      Texts // what was read
	faults     Faults
	faulty     map[Pos]bool // see decoder
	sum        hash.Hash
	stack      []string // files being extended, outermost first
	unreadable bool     // some text is missing or no TOML, so that later faults would be made up
}

// extend lays the file, with all that it extends, over doc. base is the file's folder relative to the policy's.
func (l *loader) extend(doc *document, file, base string, from Pos) {
	if i := slices.Index(l.stack, file); i >= 0 {
		l.faults.add(from, "extends goes round in a circle: %s; drop one of these", strings.Join(append(slices.Clone(l.stack[i:]), file), " -> "))
		return
	}
	src, ok := l.text(file, from)
	if !ok {
		l.unreadable = true
		return
	}
	fmt.Fprintf(l.sum, "%d %s %d %s", len(file), file, len(src), src)
	own := &document{}
	d := newDecoder(file, base, src)
	readable := d.decode(own)
	l.faults = append(l.faults, d.faults...)
	maps.Copy(l.faulty, d.faulty)
	if !readable {
		l.unreadable = true
		return
	}
	l.version(own, file, src, d.faults)
	l.stack = append(l.stack, file)
	for _, e := range own.Extends {
		l.extendOne(doc, file, base, e)
	}
	l.stack = l.stack[:len(l.stack)-1]
	l.duplicates(own)
	m := merger{faults: &l.faults}
	m.merge(reflect.ValueOf(doc).Elem(), reflect.ValueOf(own).Elem(), "")
}

func (l *loader) text(file string, from Pos) (string, bool) {
	if name, ok := strings.CutPrefix(file, presetPrefix); ok && len(l.stack) > 0 {
		if s, ok := l.preset(name); ok {
			l.texts[file] = s
			return s, true
		}
	}
	b, err := l.read(file)
	switch {
	case errors.Is(err, fs.ErrNotExist) && len(l.stack) == 0:
		l.faults.add(from, "there is no policy here; write a %s (nanoarch init makes a first one)", FileName)
	case errors.Is(err, fs.ErrNotExist):
		l.faults.add(from, "extends: there is no file %q", file)
	case err != nil:
		l.faults.add(from, "the policy cannot be read: %s", firstLine(err.Error()))
	default:
		l.texts[file] = string(b)
	}
	return string(b), err == nil
}

func (l *loader) version(own *document, file, src string, faults Faults) {
	switch v := own.Version; {
	case v.set() && v.Value != Version:
		l.faults.add(v.Pos, "version %d is not supported; this nanoarch reads version = %d", v.Value, Version)
	case v.set():
	case strings.TrimSpace(src) == "":
		l.faults.add(Pos{file, 1, 1}, "the policy is empty; it starts with version = %d", Version)
	case !slices.ContainsFunc(faults, func(f Fault) bool { return strings.HasPrefix(f.Message, "version ") }):
		l.faults.add(Pos{file, 1, 1}, "the policy names no version; write version = %d as its first line", Version)
	}
}

func (l *loader) extendOne(doc *document, file, base string, e text) {
	name := e.Value
	relative := strings.HasPrefix(name, "./") || strings.HasPrefix(name, "../")
	switch {
	case relative && strings.HasPrefix(file, presetPrefix), !relative && strings.Contains(name, "/"), !relative && strings.HasSuffix(name, ".toml"):
		l.faults.add(e.Pos, "extends %q: write the name of a preset, or a file as %q", name, "./"+strings.TrimPrefix(name, "/"))
	case relative:
		l.extend(doc, path.Join(path.Dir(file), name), path.Join(base, path.Dir(name)), e.Pos)
	default:
		if _, ok := l.preset(name); !ok {
			l.faults.add(e.Pos, "extends: unknown preset %q%s", name, suggest(name, Presets()))
			return
		}
		l.extend(doc, presetPrefix+name, ".", e.Pos)
	}
}

// duplicates refuses two edge rules of one name in one file; across files the later one replaces the earlier.
func (l *loader) duplicates(own *document) {
	seen := map[string]Pos{}
	for _, n := range own.named() {
		if !n.Name.set() || n.Name.Value == "" {
			continue
		}
		if first, ok := seen[n.Name.Value]; ok {
			l.faults.add(n.Name.Pos, "a rule named %q stands at line %d already; names are in findings and baselines, so give this one its own", n.Name.Value, first.Line)
			continue
		}
		seen[n.Name.Value] = n.Name.Pos
	}
}

// named returns what is common to all edge rules, in the order of the file's tables.
func (d *document) named() []*namedDoc {
	var out []*namedDoc
	for i := range d.Forbid {
		out = append(out, &d.Forbid[i].namedDoc)
	}
	for i := range d.Protect {
		out = append(out, &d.Protect[i].namedDoc)
	}
	for i := range d.Require {
		out = append(out, &d.Require[i].namedDoc)
	}
	for i := range d.Layers {
		out = append(out, &d.Layers[i].namedDoc)
	}
	for i := range d.Independent {
		out = append(out, &d.Independent[i].namedDoc)
	}
	for i := range d.Acyclic {
		out = append(out, &d.Acyclic[i].namedDoc)
	}
	slices.SortStableFunc(out, func(a, b *namedDoc) int { return a.Pos.Line - b.Pos.Line })
	return out
}
