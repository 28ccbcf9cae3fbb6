package constraints

import (
	"bytes"
	"go/build"
	"io"
	"strings"
	"testing"
)

// The go command's own package decides what is right.
func TestConstraintsEqualGoBuild(t *testing.T) {
	contexts := []Build{
		{GOOS: "linux", GOARCH: "amd64", Cgo: true},
		{GOOS: "windows", GOARCH: "arm64", Tags: []string{"fancy"}},
		{GOOS: "android", GOARCH: "arm"},
		{GOOS: "illumos", GOARCH: "amd64"},
		{GOOS: "ios", GOARCH: "arm64", Cgo: true},
	}
	names := []string{
		"a.go", "linux.go", "a_linux.go", "a_windows_arm64.go", "a_linux_amd64_test.go", "a_darwin_test.go", "a_unix.go", "a_solaris.go",
		"a_amd64.go", "a_amd64_linux.go", "a_linux.pb.go", "a_riscv.go", "a_test.go", "amd64_test.go", "a_foo_windows.go",
	}
	headers := []string{
		"", "//go:build linux\n\n", "//go:build !linux && fancy\n\n", "//go:build unix\n", "//go:build cgo\n\n", "//go:build go1.20 && !go1.999\n\n",
		"// +build linux darwin\n\n", "// +build linux\n", "// +build !fancy\n// +build amd64\n\n", "/* x */ //go:build windows\n\n",
		"/*\n//go:build windows\n*/\n\n", "// Copyright\n\n//go:build windows\n// +build linux\n\n", "//go:build (\n\n", "  //go:build solaris\n\n",
		"/* a */ /* b\n*/ // c\n//go:build ios\n\n", "//go:build gc && !gccgo\n\n", "//go:build boringcrypto\n\n", "//go:build amd64.v1\n\n",
		"//go:build goexperiment.nothing\n\n", "\xef\xbb\xbf//go:build windows\n\n", "\xef\xbb\xbf\n// +build windows\n\n",
		"//go:build linux\n//go:build amd64\n\n", "//go:build linux\n\n/* x */\n//go:build linux\n", "\n\n//go:build darwin\n\n", "//go:builder windows\n\n", "//go:build ignore\n\n",
	}
	left := 0
	for _, b := range contexts {
		for _, name := range names {
			for _, header := range headers {
				content := []byte(header + "package a\n\n//go:build windows\n")
				c := build.Context{
					GOOS: b.GOOS, GOARCH: b.GOARCH, CgoEnabled: b.Cgo, BuildTags: b.Tags, Compiler: "gc", ReleaseTags: build.Default.ReleaseTags,
					ToolTags: archTags[b.GOARCH],
					OpenFile: func(string) (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(content)), nil },
				}
				counts, err := c.MatchFile("/d", name)
				got := b.nameConstraint(name) + b.textConstraint(content)
				if want := counts && err == nil; (got == "") != want {
					t.Errorf("%+v %s %q: left out by %q, go build counts it: %t (%v)", b, name, header, got, counts, err)
				}
				if _, fault := Fault(content); err != nil && !strings.HasSuffix(err.Error(), fault) || fault == "" && err != nil {
					t.Errorf("%s %q: fault %q, go build says %v", name, header, fault, err)
				}
				if got != "" {
					left++
				}
			}
		}
	}
	if left == 0 {
		t.Error("no file was left out")
	}
}

func TestFault(t *testing.T) {
	for _, tt := range []struct {
		content, message string
		line             int
	}{
		{"package a\n", "", 0},
		{"//go:build linux\n\npackage a\n", "", 0},
		{"// Copyright\n\n//go:build (linux\n\npackage a\n", "parsing //go:build line: missing close paren", 3},
		{"\xef\xbb\xbf//go:build\n\npackage a\n", "parsing //go:build line: unexpected end of expression", 1},
		{"//go:build linux\n//go:build linux\n\npackage a\n", "multiple //go:build comments", 2},
	} {
		if line, message := Fault([]byte(tt.content)); line != tt.line || message != tt.message {
			t.Errorf("%q: line %d %q, want line %d %q", tt.content, line, message, tt.line, tt.message)
		}
	}
}
