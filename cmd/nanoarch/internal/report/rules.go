package report

import (
	"go/doc/comment"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/program"
	"github.com/nanoarch/nanoarch/rules"
)

// Rule is what is told of a rule.
type Rule struct {
	Name    string
	Summary string // what breaks it, lower case, no full stop
	Doc     string // its documentation as plain text
	Page    string // the same as Markdown, as in docs/rules
	Level   string // "error" or "warn", where the policy says nothing
	URL     string // where the page stands
}

// Rules returns all rules that have documentation, in the order of the vocabulary.
func Rules() ([]Rule, error) {
	policy, err := rules.Load(rules.FileName, func(string) ([]byte, error) {
		return []byte("version = 1\nextends = [\"nanoservice\"]\n"), nil
	})
	if err != nil {
		return nil, err
	}
	var out []Rule
	for _, name := range rules.RuleNames {
		doc := Doc(name)
		if doc == "" {
			continue
		}
		r := Rule{Name: name, Summary: summaryOf(doc), Doc: doc, Page: page(name), Level: policy.Level(name, ".").String(), URL: subject.URL(name)}
		out = append(out, r)
	}
	return out, nil
}

// Doc returns the documentation of a rule, "" if there is no such rule: "name: summary" in the first line, then the rest.
// Of a package rule that has a program part it is the package rule's.
func Doc(rule string) string {
	if doc := packageDoc(rule); doc != "" {
		return doc
	}
	return program.Doc(rule)
}

func packageDoc(rule string) string {
	for _, a := range analyzers.Suite {
		if a.Name == rule {
			return a.Doc
		}
	}
	return ""
}

// page returns the page of a rule. Where a package rule has a program part, both are on it.
func page(name string) string {
	across, doc := program.Doc(name), packageDoc(name)
	if doc == "" {
		return "# " + name + "\n\n" + sentence(across) + "\n\n" + body(across) + "\n"
	}
	var p comment.Parser
	pr := comment.Printer{HeadingLevel: 2, HeadingID: func(*comment.Heading) string { return "" }}
	out := "# " + name + "\n\n" + sentence(doc) + "\n\n" + string(pr.Markdown(p.Parse(body(doc))))
	if across != "" {
		out += "\n# Across packages\n\n" + sentence(across) + "\n\n" + body(across) + "\n"
	}
	return out
}

// summaryOf returns what breaks a rule, from the first line of its documentation.
func summaryOf(doc string) string {
	first, _, _ := strings.Cut(strings.TrimSpace(doc), "\n")
	_, after, _ := strings.Cut(first, ": ")
	return strings.TrimSuffix(strings.TrimPrefix(after, "reports "), ".")
}

func sentence(doc string) string {
	s := summaryOf(doc)
	return strings.ToUpper(s[:min(1, len(s))]) + s[min(1, len(s)):] + "."
}

// body returns documentation without its first line.
func body(doc string) string {
	_, text, _ := strings.Cut(doc, "\n")
	return strings.TrimSpace(text)
}

// why returns the first paragraph of a rule's reasons as one line.
func (r Rule) why() string {
	_, text, found := strings.Cut(r.Page, "## Why\n\n")
	if !found {
		return r.Summary
	}
	text, _, _ = strings.Cut(text, "\n\n")
	return strings.Join(strings.Fields(text), " ")
}
