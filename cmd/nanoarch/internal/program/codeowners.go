package program

import (
	"bytes"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/hmarr/codeowners"
)

// Owners says who answers for files: a CODEOWNERS file as GitHub reads it.
type Owners struct {
	File  string // slash path relative to the policy's folder
	root  string // folder that its patterns are relative to, "." for the policy's
	rules codeowners.Ruleset
}

// OwnersFault is what is wrong with a line of a CODEOWNERS file.
type OwnersFault struct {
	Line    int // 1-based, 0 for the whole file
	Message string
}

// maxOwners is the size from which GitHub does not load the file any more, in bytes.
const maxOwners = 3 << 20

// ParseOwners reads a CODEOWNERS file; file is its slash path relative to the policy's folder. GitHub skips lines that it
// cannot read, so that nobody notices: here all of them are faults.
func ParseOwners(file string, content []byte) (*Owners, []OwnersFault) {
	o := &Owners{File: file, root: ownersRoot(file)}
	if len(content) > maxOwners {
		return nil, []OwnersFault{{0, "the file is larger than 3 MB, which GitHub does not load"}}
	}
	var faults []OwnersFault
	for i, line := range bytes.Split(content, []byte("\n")) {
		line = bytes.TrimSpace(bytes.TrimPrefix(line, []byte("\uFEFF")))
		if len(line) == 0 || line[0] == '#' {
			continue
		}
		parsed, err := codeowners.ParseFile(bytes.NewReader(line))
		if err != nil || len(parsed) == 0 {
			faults = append(faults, OwnersFault{i + 1, ownersMessage(string(line), err)})
			continue
		}
		parsed[0].LineNumber = i + 1
		o.rules = append(o.rules, parsed[0])
	}
	return o, faults
}

// ownersRoot returns the folder that the patterns of a file are relative to: GitHub looks for the file at the top of the
// repository and in .github and docs there, GitLab in .gitlab, too. Wherever else it lies, the policy's folder is the top.
func ownersRoot(file string) string {
	dir := path.Dir(file)
	switch path.Base(dir) {
	case ".github", ".gitlab", "docs":
		return path.Dir(dir)
	}
	return "."
}

var ownersPlace = regexp.MustCompile(`^line \d+: `)

func ownersMessage(line string, err error) string {
	switch {
	case line[0] == '[' || strings.HasPrefix(line, "^["):
		return fmt.Sprintf("%s is a section, which only GitLab knows; write rules that hold everywhere, the last one that matches decides", line)
	case line[0] == '!':
		return "a pattern cannot be negated; write a later rule without owners"
	case err == nil:
		return "the line is too long"
	}
	return ownersPlace.ReplaceAllString(err.Error(), "") + "; GitHub would skip this line without a word"
}

// Of returns the owners of a file, sorted, and the line of the rule that says so: the last one that matches. The line is 0
// if none does. The path is relative to the policy's folder.
func (o *Owners) Of(file string) (owners []string, line int) {
	if o.root != "." {
		below, ok := strings.CutPrefix(file, o.root+"/")
		if !ok {
			return nil, 0
		}
		file = below
	}
	rule, err := o.rules.Match(file)
	if err != nil || rule == nil {
		return nil, 0
	}
	for _, x := range rule.Owners {
		owners = append(owners, x.String())
	}
	slices.Sort(owners)
	return slices.Compact(owners), rule.LineNumber
}
