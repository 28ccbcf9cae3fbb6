package report

import (
	"fmt"
	"net/url"
	"path"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	gmtext "github.com/yuin/goldmark/text"
)

const rulePages = "https://github.com/nanoarch/nanoarch/blob/main/docs/rules/"

// checkMarkdown reads Markdown as GitHub does and holds that there is no markup but ours. It returns the text that people
// see, without the code spans.
func checkMarkdown(t testing.TB, output string) string {
	t.Helper()
	if len(output) > 65_536 {
		t.Errorf("%d bytes are more than a comment of GitHub takes", len(output))
	}
	source := []byte(output)
	var seen strings.Builder
	charts := 0
	err := ast.Walk(goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser().Parse(gmtext.NewReader(source)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.RawHTML, *ast.HTMLBlock, *ast.AutoLink, *ast.Image, *ast.ThematicBreak, *ast.Blockquote, *ast.CodeBlock:
			t.Errorf("%s: %q", n.Kind(), output[max(0, n.Pos()):min(len(output), max(0, n.Pos())+80)])
		case *ast.Link:
			if !strings.HasPrefix(string(n.Destination), rulePages) {
				t.Errorf("a link to %s", n.Destination)
			}
		case *ast.Emphasis:
			if n.Level != 2 {
				t.Errorf("emphasis in %q", output)
			}
		case *ast.FencedCodeBlock:
			charts++
			checkMermaid(t, string(n.Lines().Value(source)))
			return ast.WalkSkipChildren, nil
		case *ast.CodeSpan:
			return ast.WalkSkipChildren, nil
		case *ast.Text:
			seen.Write(n.Segment.Value(source))
			if n.SoftLineBreak() {
				seen.WriteByte('\n')
			}
		case *ast.String:
			seen.Write(n.Value)
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if charts > 1 {
		t.Errorf("%d pictures", charts)
	}
	for _, s := range []string{"@octocat", "#1 ", "://", "www."} {
		if strings.Contains(seen.String(), s) {
			t.Errorf("%q calls or links somebody", s)
		}
	}
	checkTerminal(t, output)
	return seen.String()
}

func TestMarkdown(t *testing.T) {
	checkMarkdown(t, written(t, "markdown", everything()))
}

// TestProse holds that a text is shown as it is, by having it rendered and read back.
func TestProse(t *testing.T) {
	entities := strings.NewReplacer("&lt;", "<", "&gt;", ">", "&quot;", `"`, "&amp;", "&", "\u200b", "", "<p>", "", "</p>\n", "")
	for _, s := range []string{evil, "a_b_c *d* [e](f) `g`", "# x", "1. x", "12) x", "- x | y", "---", "===", "+ x", "    code", "x\\_y", "~~x~~", "&lt;", "a@b.example #12 http://x www.y", "| a | b |\n|---|---|"} {
		var b strings.Builder
		if err := goldmark.New(goldmark.WithExtensions(extension.GFM)).Convert([]byte(prose(s)), &b); err != nil {
			t.Fatal(err)
		}
		if got := entities.Replace(b.String()); got != strings.TrimSpace(clean(s)) {
			t.Errorf("prose(%q) is shown as %q", s, got)
		}
	}
}

func TestCode(t *testing.T) {
	for _, s := range []string{"a", "`", "a``b", "`a`", " a ", "a b", "\\`", "``` x"} {
		source := []byte("x " + code(s) + " y")
		span, ok := goldmark.DefaultParser().Parse(gmtext.NewReader(source)).FirstChild().FirstChild().NextSibling().(*ast.CodeSpan)
		if !ok {
			t.Errorf("code(%q) is no code", s)
			continue
		}
		if got := string(span.Text(source)); got != s { //nolint:staticcheck // there is nothing else for spans
			t.Errorf("code(%q) is shown as %q", s, got)
		}
	}
}

func TestMarkdownOfCleanCode(t *testing.T) {
	d := document()
	d.Summary.Baselined = 2
	if got := written(t, "markdown", d); got != "**nanoarch passes**: no findings in 3 packages, 2 baselined\n" {
		t.Errorf("got %q", got)
	}
}

func TestMarkdownVerdict(t *testing.T) {
	warning := broken
	warning.Level = "warn"
	for _, test := range []struct {
		doc   *Document
		level string
		want  string
	}{
		{document(broken), "error", "### nanoarch fails: 1 error in 3 packages"},
		{document(warning), "error", "### nanoarch passes: 1 warning in 3 packages"},
		{document(warning), "warn", "### nanoarch fails: 1 warning in 3 packages"},
		{&Document{Errors: []Error{{Message: "no policy"}}}, "error", "### nanoarch cannot tell: nothing was judged: 1 error"},
	} {
		var b strings.Builder
		if err := Markdown(&b, test.doc, Options{Level: test.level}); err != nil {
			t.Fatal(err)
		}
		if got, _, _ := strings.Cut(b.String(), "\n"); got != test.want {
			t.Errorf("got %s, want %s", got, test.want)
		}
		checkMarkdown(t, b.String())
	}
}

// TestMarkdownBounds keeps a summary short, and counts the rest.
func TestMarkdownBounds(t *testing.T) {
	d := document()
	for i := range 500 {
		f := broken
		f.Message, f.Package = strings.Repeat(evil, 10), fmt.Sprintf("%s/%d", evil, i)
		f.Edges = []Edge{{f.Package, fmt.Sprintf("%d%s", i, evil)}}
		d.Findings = append(d.Findings, f)
		d.Errors = append(d.Errors, Error{Message: strings.Repeat(evil, 10)})
	}
	out := written(t, "markdown", d)
	checkMarkdown(t, out)
	for _, want := range []string{"more errors", "more findings", "more arrows"} {
		if !strings.Contains(out, want) {
			t.Errorf("the rest is not counted as %q", want)
		}
	}
}

// FuzzNames puts any text into every place of a document and holds every format to what its readers take.
func FuzzNames(f *testing.F) {
	for _, s := range []string{evil, "::error::x", "://", "--", "1. x", "\u00a0::x", "`", "\"]", "]]>", "-->|\"", "\xff\xfe", "a/../../b", "C:\\x", "javascript:x", "{0}", "&#64;octocat"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if s == "" {
			t.Skip("no message is empty")
		}
		d := document(Finding{
			ID: "0123456789ab", Rule: "imports", Level: "error", Status: StatusNew, Package: s, File: s, Line: 1, Message: s, Reason: s,
			Related: []Related{{File: s, Message: s}}, Fixes: []Fix{{Message: s, Edits: []Edit{{s, 0, 1, s}}}}, Edges: []Edge{{s, s + "x"}},
		})
		d.Errors = []Error{{Message: s, File: s}}
		if n := len(checkGitHub(t, written(t, "github", d))); n != 2 {
			t.Errorf("%d annotations of 2", n)
		}
		if n := len(commands(t, written(t, "text", d))); n != 0 {
			t.Errorf("%d commands in a text", n)
		}
		checkMarkdown(t, written(t, "markdown", d))
		checkXML(t, written(t, "junit", d), junitElements)
		checkXML(t, written(t, "checkstyle", d), checkstyleElements)
		result := at(values(t, written(t, "sarif", d)), "runs.0.results.0") // the schema has no say in texts, and is slow
		uri, err := url.Parse(at(result, "locations.0.physicalLocation.artifactLocation.uri").(string))
		if err != nil || uri.IsAbs() || uri.Host != "" || uri.Path != path.Join("svc/shop", s) {
			t.Errorf("%q is no relative reference to %q: %v", uri, s, err)
		}
		if strings.Contains(at(result, "message.text").(string), "](") {
			t.Errorf("a link in a message: %q", s)
		}
		checkGitLab(t, written(t, "gitlab", d))
	})
}
