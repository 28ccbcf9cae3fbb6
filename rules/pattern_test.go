package rules_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/nanoarch/nanoarch/rules"
)

func parse(t *testing.T, text string) rules.Pattern {
	t.Helper()
	p, err := rules.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestMatch(t *testing.T) {
	for _, tt := range []struct {
		pattern, path string
		want          string // bindings, "no" for no match
	}{
		// anchored at both ends, whole segments
		{"test/**", "testing", "no"},
		{"test/**", "test", ""},
		{"test/**", "test/a/b", ""},
		{"test/**", "a/test", "no"},
		{"bar", "bar", ""},
		{"bar", "bar-tools", "no"},
		{"bar", "bar/x", "no"},
		{"bar", "x/bar", "no"},
		{"bar/**", "bar-tools/x", "no"},
		{"Bar", "bar", "no"},
		// the policy's folder
		{".", ".", ""},
		{".", "a", "no"},
		{"**", ".", ""},
		{"*", ".", "no"},
		{"a/**", ".", "no"},
		// ** is any number of segments, none included
		{"a/**", "a", ""},
		{"**/mocks", "mocks", ""},
		{"**/mocks", "a/b/mocks", ""},
		{"**/mocks", "a/mocks/b", "no"},
		{"**/mocks/**", "mocks", ""},
		{"**/mocks/**", "a/mocks/b/c", ""},
		{"a/**/b", "a/b", ""},
		{"a/**/b", "a/x/y/b", ""},
		{"a/**/b", "a/b/b", ""},
		{"a/**/b", "a/b/c", "no"},
		{"**/a/**/b/**", "x/a/y/b", ""},
		{"**/a/**/b/**", "b/a", "no"},
		{"**/*test/**", "contest", ""},
		// one wildcard in a segment stands for one character or more
		{"*", "a", ""},
		{"*", "a/b", "no"},
		{"v*", "v1", ""},
		{"v*", "v", "no"},
		{"*pb", "userpb", ""},
		{"*pb", "pb", "no"},
		{"a*b", "ab", "no"},
		{"a*b", "axb", ""},
		{"a*a", "a", "no"},
		{"aa*aa", "aaa", "no"},
		// captures
		{"services/{capability}/{operation}", "services/billing/charge", "capability=billing operation=charge"},
		{"services/{capability}/{operation}", "services/billing", "no"},
		{"services/{capability}/{operation}", "services/billing/charge/contract", "no"},
		{"gen/{capability}pb", "gen/userpb", "capability=user"},
		{"gen/{capability}pb", "gen/pb", "no"},
		{"app/{module}/**", "app/orders", "module=orders"},
		{"app/{module}/**", "app/orders/a/b", "module=orders"},
		{"app/**/{leaf}", "app/a/b/c", "leaf=c"},
		{"{x}/**/{y}", "a/b", "x=a y=b"},
		{"{x}/**/{y}", "a", "no"},
		{"{x}/**/end/{y}", "a/end/end/b", "x=a y=b"},
		// a name that stands twice stands for equal text
		{"{x}/{x}", "a/a", "x=a"},
		{"{x}/{x}", "a/b", "no"},
		{"{x}/**/{x}", "a/b/a", "x=a"},
		{"{x}/**/{x}", "a/a/b", "no"},
		{"{x}/{x}svc", "a/asvc", "x=a"},
		// nothing else is special
		{"gopkg.in/yaml.v3", "gopkg.in/yamlxv3", "no"},
		{"a+b(c)$", "a+b(c)$", ""},
		{"größe/*", "größe/ä", ""},
	} {
		got := "no"
		if b, ok := parse(t, tt.pattern).Match(tt.path, nil); ok {
			got = b.String()
		}
		if got != tt.want {
			t.Errorf("%q matches %q: %q, want %q", tt.pattern, tt.path, got, tt.want)
		}
	}
}

func TestMatchWithGivenValues(t *testing.T) {
	given, _ := parse(t, "{b}").Match("beta", nil)
	for _, tt := range []struct{ pattern, path, want string }{
		{"{a}/{b}", "x/beta", "a=x b=beta"},
		{"{a}/{b}", "x/y", "no"},
		{"{c}", "z", "b=beta c=z"},
		{"z", "z", "b=beta"},
	} {
		got := "no"
		if b, ok := parse(t, tt.pattern).Match(tt.path, given); ok {
			got = b.String()
		}
		if got != tt.want {
			t.Errorf("%q matches %q: %q, want %q", tt.pattern, tt.path, got, tt.want)
		}
	}
	if diff := cmp.Diff("b=beta", given.String()); diff != "" {
		t.Errorf("the given values changed: %s", diff)
	}
}

// A pattern that makes naive matchers try every split of the path.
func TestMatchIsNotExponential(t *testing.T) {
	p := parse(t, strings.Repeat("**/a/", 60)+"b")
	start := time.Now()
	if _, ok := p.Match(strings.Repeat("a/", 400)+"c", nil); ok {
		t.Error("matches")
	}
	if rules.Compare(p, parse(t, strings.Repeat("**/*/", 60)+"b")) != rules.More {
		t.Error("not contained")
	}
	if d := time.Since(start); d > 5*time.Second {
		t.Errorf("took %v", d)
	}
}

func TestCaptures(t *testing.T) {
	got := parse(t, "x/{b}/{a}/y{b}").Captures()
	if diff := cmp.Diff([]string{"a", "b"}, got); diff != "" {
		t.Error(diff)
	}
}
