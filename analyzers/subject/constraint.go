package subject

import (
	"bytes"
	"go/build"
	"go/build/constraint"
	"io"
	"strings"
)

// excluded returns the constraint that leaves a file out of the policy's build context, "" if it counts.
func (sc *Scope) excluded(s source, cgo bool) string {
	b := sc.Policy.Build()
	ctx := build.Default
	ctx.GOOS, ctx.GOARCH, ctx.BuildTags, ctx.CgoEnabled = b.GOOS, b.GOARCH, b.Tags, b.CGO
	switch {
	case !matches(ctx, s.Name, []byte("package p\n")):
		return nameConstraint(s.Name)
	case !matches(ctx, "x.go", s.Content):
		return textConstraint(ctx, s.Content)
	case s.pkg == "documentation":
		return "package documentation"
	case cgo && !b.CGO:
		return "cgo"
	}
	return ""
}

// matches reports whether a file counts; one that cannot be read does, so that its fault is found.
func matches(ctx build.Context, name string, content []byte) bool {
	ctx.OpenFile = func(string) (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(content)), nil }
	ok, err := ctx.MatchFile(".", name)
	return ok || err != nil
}

// nameConstraint returns the end of the file name that leaves it out, such as "_windows.go".
func nameConstraint(name string) string {
	stem := strings.TrimSuffix(strings.TrimSuffix(name, ".go"), "_test")
	parts := strings.Split(stem, "_")
	n := len(parts)
	nowhere := build.Default // where every system and processor leaves a file out
	nowhere.GOOS, nowhere.GOARCH = "none", "none"
	if n > 2 && !matches(nowhere, "x_"+parts[n-2]+".go", []byte("package p\n")) {
		return "_" + parts[n-2] + "_" + parts[n-1] + ".go"
	}
	return "_" + parts[n-1] + ".go"
}

// textConstraint returns the line before the package clause that leaves the file out.
func textConstraint(ctx build.Context, content []byte) string {
	plus := ""
	for line := range strings.Lines(string(content)) {
		line = strings.TrimSpace(line)
		switch {
		case constraint.IsGoBuild(line):
			return line
		case plus == "" && constraint.IsPlusBuild(line) && !matches(ctx, "x.go", []byte(line+"\n\npackage p\n")):
			plus = line
		case strings.HasPrefix(line, "package "):
			return plus
		}
	}
	return plus
}
