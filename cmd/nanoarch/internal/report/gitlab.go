package report

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
)

// qualityIssue is an entry of a GitLab code quality report.
type qualityIssue struct {
	Description string          `json:"description"`
	CheckName   string          `json:"check_name"`
	Fingerprint string          `json:"fingerprint"`
	Severity    string          `json:"severity"` // of info, minor, major, critical, blocker
	Location    qualityLocation `json:"location"`
}

type qualityLocation struct {
	Path  string       `json:"path"`
	Lines qualityLines `json:"lines"`
}

type qualityLines struct {
	Begin int `json:"begin"`
}

// GitLab writes new findings as a GitLab code quality report: errors are major, warnings minor, and what could not be
// told is a blocker. GitLab knows an entry of the target branch again by its fingerprint, which is the finding's id.
func GitLab(out io.Writer, d *Document, o Options) error {
	issues := []qualityIssue{}
	seen := map[string]int{}
	add := func(rule, severity, id, message, file string, line int) {
		if seen[id]++; seen[id] > 1 {
			id = fmt.Sprintf("%s-%d", id, seen[id])
		}
		issues = append(issues, qualityIssue{clean(message), rule, id, severity,
			qualityLocation{clean(fileOf(o.Prefix, file)), qualityLines{max(1, line)}}})
	}
	for _, e := range d.Errors {
		sum := sha256.Sum256([]byte(e.File + "\x00" + e.Message))
		add("cannot-tell", "blocker", hex.EncodeToString(sum[:6]), "cannot tell: "+e.Message, e.File, e.Line)
	}
	for _, f := range d.Findings {
		switch {
		case f.Status != StatusNew:
		case f.Level == "error":
			add(f.Rule, "major", f.ID, f.Message, f.File, f.Line)
		default:
			add(f.Rule, "minor", f.ID, f.Message, f.File, f.Line)
		}
	}
	return JSON(out, issues)
}
