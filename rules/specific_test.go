package rules_test

import (
	"testing"

	"github.com/nanoarch/nanoarch/rules"
)

// TestCompare compares each pair both ways.
func TestCompare(t *testing.T) {
	opposite := map[rules.Order]rules.Order{rules.More: rules.Less, rules.Less: rules.More, rules.Equal: rules.Equal, rules.Undecided: rules.Undecided}
	for _, tt := range []struct {
		a, b string
		want rules.Order
	}{
		// the first place where one segment is narrower decides
		{"a", "*", rules.More},
		{"a", "{x}", rules.More},
		{"v1", "v*", rules.More},
		{"v*", "*", rules.More},
		{"v{x}", "*", rules.More},
		{"v1*", "v*", rules.More},
		{"v*x", "v*", rules.More},
		{"*x", "*", rules.More},
		{"a/*", "*/b", rules.More},
		{"a/{x}/{y}", "{x}/b/c", rules.More},
		{"services/{c}/model", "services/{c}/{o}", rules.More},
		{"services/shared/{o}", "services/{c}/model", rules.More},
		{"services/{c}/{o}/contract", "services/{c}/{o}/*", rules.More},
		{"internal/catalogs/shared/app/**", "internal/catalogs/{c}/repository", rules.More},
		{"a/**", "*/b/c/d", rules.More},
		{"pb*/x", "p*/x", rules.More},
		// the walk stops at ** or an end: the rest must be contained
		{"a/b", "a/**", rules.More},
		{"a", "a/**", rules.More},
		{"a/*", "a/**", rules.More},
		{"a/*/**", "a/**", rules.More},
		{"a/b/**", "a/**", rules.More},
		{"a/b/**", "a/*/**", rules.More},
		{"a/**/b", "a/**", rules.More},
		{"a/**", "**", rules.More},
		{".", "**", rules.More},
		{"a/b", "**/b", rules.More},
		{"a/**/b", "**/b", rules.More},
		{"x/mocks", "**/mocks", rules.More},
		{"**/mocks", "**/mocks/**", rules.More},
		{"**/a/mocks/**", "**/mocks/**", rules.More},
		{"**/*pb", "**/*", rules.More},
		{"a/**/b/c", "a/**/c", rules.More},
		{"a/*/*/**", "a/*/**", rules.More},
		{"**/*/*", "**/*", rules.More},
		{"cmd/app", "cmd/**", rules.More},
		{"**/x/**/y/**", "**/y/**", rules.More},
		{"a/**/b", "a/**/b*", rules.Undecided}, // b* needs one character more than b
		{"a/**/bc", "a/**/b*", rules.More},
		// equal: names of captures play no part
		{"a", "a", rules.Equal},
		{"*", "{x}", rules.Equal},
		{"{x}", "{y}", rules.Equal},
		{"a/{x}/**", "a/{y}/**", rules.Equal},
		{"**/*", "*/**", rules.Equal},
		{"a/**/*/*", "a/*/**/*", rules.Equal},
		{"{x}/{x}", "{y}/{y}", rules.Equal},
		{"a/**/**", "a/**", rules.Equal},
		{"*x", "{n}x", rules.Equal},
		// a name that stands twice matches less
		{"{x}/{x}", "{x}/{y}", rules.More},
		{"{x}/**/{x}", "{x}/**/{y}", rules.More},
		{"{x}/{x}/**", "{x}/{x}/a", rules.Less},
		{"{x}/a", "{x}/{x}", rules.More},
		{"**/a/a", "**/{x}/{x}", rules.More},
		{"**/a/b", "**/{x}/{x}", rules.Undecided},
		// neither equally wide nor one narrower
		{"v*", "*1", rules.Undecided},
		{"a/v*", "a/*1", rules.Undecided},
		{"*a/b", "a*/c", rules.Undecided},
		{"v*/a", "*1/**", rules.Undecided},
		// rests that overlap, or have nothing in common
		{"**/mocks", "a/**", rules.Undecided},
		{"**/a/**", "**/b/**", rules.Undecided},
		{"a/**/b", "a/b/**", rules.Undecided},
		{"a/*/b/**", "a/**/b", rules.Undecided},
		{"**/*pb", "**/gen/**", rules.Undecided},
		{"a/b", "a/c", rules.Undecided},
		{"a/b", "a/b/c", rules.Undecided},
		{"a/*", "a", rules.Undecided},
		{"a", "b", rules.Undecided},
		{"*", "*/*", rules.Undecided},
		{".", "*", rules.Undecided},
		{"**/*/a", "x/**", rules.Undecided},
	} {
		a, b := parse(t, tt.a), parse(t, tt.b)
		if got := rules.Compare(a, b); got != tt.want {
			t.Errorf("Compare(%q, %q) = %v, want %v", tt.a, tt.b, got, tt.want)
		}
		if got := rules.Compare(b, a); got != opposite[tt.want] {
			t.Errorf("Compare(%q, %q) = %v, want %v", tt.b, tt.a, got, opposite[tt.want])
		}
		if got := rules.MoreSpecific(a, b); got != (tt.want == rules.More) {
			t.Errorf("MoreSpecific(%q, %q) = %v", tt.a, tt.b, got)
		}
	}
}

// TestContainment checks Compare against what the patterns match, over all short paths of a small alphabet: where only
// the rest decides, the more specific pattern matches a proper subset.
func TestContainment(t *testing.T) {
	segments := []string{"a", "b", "*", "a*", "*b", "**"}
	var patterns []rules.Pattern
	for _, x := range segments {
		patterns = append(patterns, parse(t, "**/"+x))
		for _, y := range segments {
			patterns = append(patterns, parse(t, "**/"+x+"/"+y))
		}
	}
	var paths []string
	names := []string{"a", "b", "ab", "c", "ac", "cb"}
	level := []string{""}
	for range 4 {
		var next []string
		for _, p := range level {
			for _, n := range names {
				next = append(next, p+"/"+n)
			}
		}
		level = next
		for _, p := range level {
			paths = append(paths, p[1:])
		}
	}
	paths = append(paths, ".")
	matches := make([][]bool, len(patterns))
	for i, p := range patterns {
		for _, path := range paths {
			_, ok := p.Match(path, nil)
			matches[i] = append(matches[i], ok)
		}
	}
	within := func(i, j int) bool {
		for k := range paths {
			if matches[i][k] && !matches[j][k] {
				return false
			}
		}
		return true
	}
	for i, a := range patterns {
		for j, b := range patterns {
			want := map[[2]bool]rules.Order{{true, true}: rules.Equal, {true, false}: rules.More, {false, true}: rules.Less}[[2]bool{within(i, j), within(j, i)}]
			if got := rules.Compare(a, b); got != want {
				t.Errorf("Compare(%q, %q) = %v, want %v", a, b, got, want)
			}
		}
	}
}
