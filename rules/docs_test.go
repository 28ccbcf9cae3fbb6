package rules_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/nanoarch/nanoarch/rules"
)

// TestDocumentation loads every policy of the documentation and checks its table of patterns.
func TestDocumentation(t *testing.T) {
	page, err := os.ReadFile("../docs/policy.md")
	if err != nil {
		t.Fatal(err)
	}
	blocks := regexp.MustCompile("(?s)```toml\n(.*?)```").FindAllStringSubmatch(string(page), -1)
	if len(blocks) < 15 {
		t.Fatalf("only %d policies", len(blocks))
	}
	for _, b := range blocks {
		text := b[1]
		if !strings.Contains(text, "version =") {
			text = "version = 1\n" + text
		}
		if _, err := rules.Load(rules.FileName, files{rules.FileName: text}.read); err != nil {
			t.Errorf("%v\n%s", err, text)
		}
	}
	checked := 0
	word := regexp.MustCompile("`([^`]+)`")
	for line := range strings.SplitSeq(string(page), "\n") {
		cells := strings.Split(line, "|")
		if len(cells) != 5 || !strings.HasPrefix(cells[1], " `") {
			continue
		}
		p := parse(t, word.FindStringSubmatch(cells[1])[1])
		for i, want := range map[int]bool{2: true, 3: false} {
			for _, w := range word.FindAllStringSubmatch(cells[i], -1) {
				checked++
				if _, ok := p.Match(w[1], nil); ok != want {
					t.Errorf("%q matches %q: %v", p, w[1], ok)
				}
			}
		}
	}
	if checked < 15 {
		t.Errorf("only %d examples of patterns", checked)
	}
	for _, word := range append(append([]string{}, rules.ReachWords...), rules.Presets()...) {
		if !strings.Contains(string(page), "`"+word+"`") {
			t.Errorf("the page does not name %q", word)
		}
	}
}
