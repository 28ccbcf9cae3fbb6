// Package constraints says which files count in a build context, as the go command would, and what leaves the others
// out. The context comes from the policy, so the answer is the same on every machine.
package constraints

import (
	"bytes"
	"errors"
	"fmt"
	"go/build"
	"go/build/constraint"
	"slices"
	"strings"
)

// Build is the context in which files count. It comes from the policy, never from the host.
type Build struct {
	GOOS   string
	GOARCH string
	Tags   []string
	Cgo    bool
}

// Excluded returns what leaves a Go file out of the build context: a line of its header, the end of its name such as
// "_windows.go", "package documentation", or "cgo" for a file that imports "C" where cgo is off; "" if the file counts.
func (b *Build) Excluded(name string, content []byte, packageName string, importsC bool) string {
	if c := b.nameConstraint(name); c != "" {
		return c
	}
	if c := b.textConstraint(content); c != "" {
		return c
	}
	switch {
	case packageName == "documentation":
		return "package documentation"
	case importsC && !b.Cgo:
		return "cgo"
	}
	return ""
}

// words splits a list of names.
func words(s string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		m[w] = true
	}
	return m
}

// The names that the go command knows, past and future ones too; they decide about file names.
var (
	knownOS = words(`aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 solaris
		wasip1 windows zos`)
	unixOS    = words("aix android darwin dragonfly freebsd hurd illumos ios linux netbsd openbsd solaris")
	knownArch = words(`386 amd64 amd64p32 arm armbe arm64 arm64be loong64 mips mipsle mips64 mips64le mips64p32
		mips64p32le ppc ppc64 ppc64le riscv riscv64 s390 s390x sparc sparc64 wasm`)
	// archTags are the feature tags of each architecture's default level.
	archTags = map[string][]string{
		"386": {"386.sse2"}, "amd64": {"amd64.v1"}, "arm": {"arm.5", "arm.6", "arm.7"}, "arm64": {"arm64.v8.0"},
		"mips": {"mips.hardfloat"}, "mipsle": {"mipsle.hardfloat"}, "mips64": {"mips64.hardfloat"},
		"mips64le": {"mips64le.hardfloat"}, "ppc64": {"ppc64.power8"}, "ppc64le": {"ppc64le.power8"},
		"riscv64": {"riscv64.rva20u64"}, "wasm": {"wasm.satconv", "wasm.signext"},
	}
)

// has reports whether a build tag holds.
func (b *Build) has(tag string) bool {
	switch {
	case tag == "cgo":
		return b.Cgo
	case tag == b.GOOS || tag == b.GOARCH || tag == "gc":
		return true
	case tag == "linux":
		return b.GOOS == "android"
	case tag == "solaris":
		return b.GOOS == "illumos"
	case tag == "darwin":
		return b.GOOS == "ios"
	case tag == "unix" && unixOS[b.GOOS]:
		return true
	case slices.Contains(b.Tags, tag):
		return true
	case strings.HasPrefix(tag, "go1."):
		return slices.Contains(build.Default.ReleaseTags, tag)
	case strings.HasPrefix(tag, "goexperiment."):
		return slices.Contains(build.Default.ToolTags, tag)
	}
	return slices.Contains(archTags[b.GOARCH], tag)
}

// nameConstraint returns the end of the file name that leaves the file out, such as "_windows.go", "" if none does.
func (b *Build) nameConstraint(name string) string {
	stem, _, _ := strings.Cut(name, ".")
	first := strings.IndexByte(stem, '_')
	if first < 0 {
		return ""
	}
	parts := strings.Split(stem[first+1:], "_")
	if n := len(parts); parts[n-1] == "test" {
		parts = parts[:n-1]
	}
	n := len(parts)
	if n == 0 {
		return ""
	}
	last := parts[n-1]
	switch {
	case n >= 2 && knownOS[parts[n-2]] && knownArch[last]:
		if !b.has(parts[n-2]) || !b.has(last) {
			return "_" + parts[n-2] + "_" + last + ".go"
		}
	case (knownOS[last] || knownArch[last]) && !b.has(last):
		return "_" + last + ".go"
	}
	return ""
}

// textConstraint returns the constraint in the file's header that leaves it out, "" if none does. A constraint that
// cannot be read leaves the file out too; Fault says what is wrong with it.
func (b *Build) textConstraint(content []byte) string {
	h := readHeader(content)
	if h.goBuild != "" {
		if x, err := h.parse(); err != nil || !x.Eval(b.has) {
			return h.goBuild
		}
		return ""
	}
	for text := range strings.Lines(string(h.old)) {
		if text = strings.TrimSpace(text); constraint.IsPlusBuild(text) {
			if x, err := constraint.Parse(text); err == nil && !x.Eval(b.has) {
				return text
			}
		}
	}
	return ""
}

// Fault says what is wrong with the //go:build line of a file, and where; "" if nothing is. The go command refuses such
// a package, unless the file's name leaves the file out already.
func Fault(content []byte) (line int, message string) {
	h := readHeader(content)
	if h.goBuild == "" {
		return 0, ""
	}
	if _, err := h.parse(); err != nil {
		return h.line, err.Error()
	}
	return 0, ""
}

// header is what constraints a file has.
type header struct {
	old     []byte // the part in which old "// +build" lines count: comments that a blank line follows
	goBuild string // the //go:build line before the package clause
	line    int    // of goBuild, or of the second such line
	many    bool
}

func (h *header) parse() (constraint.Expr, error) {
	if h.many {
		return nil, errors.New("multiple //go:build comments")
	}
	x, err := constraint.Parse(h.goBuild)
	if err != nil {
		return nil, fmt.Errorf("parsing //go:build line: %w", err)
	}
	return x, nil
}

func readHeader(content []byte) (h header) {
	content = bytes.TrimPrefix(content, []byte("\xef\xbb\xbf")) // some editors begin a file with a byte order mark
	end, rest := 0, content
	plain := true    // only blank lines and // comments so far
	inBlock := false // inside a /* comment
	for number := 1; len(rest) > 0; number++ {
		line := rest
		if i := bytes.IndexByte(rest, '\n'); i >= 0 {
			line, rest = rest[:i], rest[i+1:]
		} else {
			rest = nil
		}
		line = bytes.TrimSpace(line)
		if len(line) == 0 && plain {
			end = len(content) - len(rest)
			continue
		}
		if !bytes.HasPrefix(line, []byte("//")) {
			plain = false
		}
		if !inBlock && !h.many && constraint.IsGoBuild(string(line)) {
			h.many, h.line = h.goBuild != "", number
			h.goBuild = string(line)
		}
		var code bool
		if inBlock, code = comments(line, inBlock); code {
			break
		}
	}
	h.old = content[:end]
	return h
}

// comments reports whether a /* comment is open behind the line, and whether the line holds anything but comments.
func comments(line []byte, in bool) (open, code bool) {
	for {
		if in {
			i := bytes.Index(line, []byte("*/"))
			if i < 0 {
				return true, false
			}
			line = bytes.TrimSpace(line[i+2:])
		}
		switch {
		case len(line) == 0 || bytes.HasPrefix(line, []byte("//")):
			return false, false
		case !bytes.HasPrefix(line, []byte("/*")):
			return false, true
		}
		line, in = line[2:], true
	}
}
