package draw

import "strings"

const (
	fonts   = "-apple-system,BlinkMacSystemFont,&#39;Segoe UI&#39;,Roboto,Helvetica,Arial,&#39;Liberation Sans&#39;,sans-serif"
	subSize = 12.0
	tints   = 6 // of groups, by tier
)

// sheet is the style sheet: shapes and type once, colours once for light and once for dark pages. It uses nothing that
// simple viewers do not know.
var sheet = strings.Join([]string{
	"\n.title{font-size:20px;font-weight:600}.sub{font-size:12px}.tier{font-size:10px;font-weight:600;letter-spacing:.12em}",
	".name{font-size:13px;font-weight:600}.note{font-size:10px}.end{text-anchor:end}",
	".node text{font-size:11.5px}.node .tag,.key .tag{font-size:9px;font-weight:700}.key text{font-size:11px}",
	".frame,.node .s,.key .s{stroke-width:1}.external .s{stroke-dasharray:4 2.5}.unclassified .s{stroke-dasharray:1.5 2.5;stroke-width:1.5}",
	".line path{fill:none;stroke-width:1.4}.line .solid{stroke:none}.line .head{stroke-dasharray:none;stroke-linejoin:round}",
	".implements path,.uses path{stroke-dasharray:5 3}.wires path{stroke-dasharray:1.5 3}",
	".violation path{stroke-width:1.9;stroke-dasharray:8 4}.baselined path{stroke-width:1.6;stroke-dasharray:8 3 2 3}",
	".count,.in,.out,.broken,.owed{font-size:10px}.broken,.owed{font-weight:600}.sign{font-size:9px;font-weight:700;text-anchor:middle}",
	colours(light),
	"@media (prefers-color-scheme:dark){", colours(dark), "}",
	"",
}, "\n")

// palette is the colours of one scheme.
type palette struct {
	page, ink, text, dim, rule, line  string
	node, nodeEdge, frame, frameEdge  string
	violation, baselined, onViolation string
	tint                              [tints][2]string // fill and edge of groups
}

var light = palette{
	page: "#ffffff", ink: "#0f172a", text: "#1e293b", dim: "#5b6b82", rule: "#d5dce6", line: "#74839b",
	node: "#ffffff", nodeEdge: "#a5b2c5", frame: "#f6f7f9", frameEdge: "#ccd4de",
	violation: "#d11f2f", baselined: "#a15c00", onViolation: "#ffffff",
	tint: [tints][2]string{{"#f0f5fd", "#b5cbeb"}, {"#f0f7ee", "#b3d3ab"}, {"#fdf6e7", "#e0c78d"}, {"#f6f1fb", "#c9b7e1"}, {"#ecf7f6", "#a5d0cc"}, {"#fcf1f3", "#e3bac4"}},
}

var dark = palette{
	page: "#0d1420", ink: "#f1f5f9", text: "#e2e8f0", dim: "#9aa8bd", rule: "#2b3648", line: "#8493ab",
	node: "#1a2434", nodeEdge: "#56657d", frame: "#141c28", frameEdge: "#36435a",
	violation: "#ff7b7b", baselined: "#e0a340", onViolation: "#0d1420",
	tint: [tints][2]string{{"#111f38", "#2f4d7c"}, {"#12271b", "#2d5c3f"}, {"#282110", "#655226"}, {"#211834", "#51417a"}, {"#0e2829", "#296064"}, {"#2f1820", "#753a4a"}},
}

func colours(p palette) string {
	var s strings.Builder
	rule := func(selector string, declarations ...string) {
		s.WriteString(selector + "{" + strings.Join(declarations, ";") + "}")
	}
	fill := func(c string) string { return "fill:" + c }
	stroke := func(c string) string { return "stroke:" + c }
	rule(".page", fill(p.page))
	rule(".title", fill(p.ink))
	rule(".name,.node text,.key text", fill(p.text))
	rule(".sub,.note,.tier,.node .tag,.key .tag,.count,.in,.out", fill(p.dim))
	rule(".in", fill(p.text))
	rule(".rule", stroke(p.rule), "fill:none")
	rule(".node .s,.key .s", fill(p.node), stroke(p.nodeEdge))
	rule(".external .s,.key .external .s", "fill:none")
	rule(".fold", "fill:none", stroke(p.nodeEdge))
	rule(".frame", fill(p.frame), stroke(p.frameEdge))
	for i, t := range p.tint {
		rule(".t"+string(rune('0'+i))+">.frame", fill(t[0]), stroke(t[1]))
	}
	rule(".line path", stroke(p.line))
	rule(".line .solid", fill(p.line))
	rule(".line .hollow", fill(p.page))
	rule(".violation path", stroke(p.violation))
	rule(".violation .solid,.broken,.disc", fill(p.violation))
	rule(".baselined path,.ring", stroke(p.baselined))
	rule(".baselined .solid,.owed,.ring+.sign", fill(p.baselined))
	rule(".disc+.sign", fill(p.onViolation))
	rule(".ring", "fill:none")
	return s.String()
}

var labelClass = map[LabelRole]string{CountLabel: "count", InLabel: "in", OutLabel: "out", RuleLabel: "broken"}
