package rules

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Pos is a place in a policy file. Line and Column start at 1 and count lines and characters; zero means the whole file.
type Pos struct {
	File         string // as the reader of the policy was asked for it; "preset:<name>" inside an embedded preset
	Line, Column int
}

// String returns file:line:column, without what is not known.
func (p Pos) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Column == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// IsPreset reports whether the place is inside an embedded preset, which the user cannot edit.
func (p Pos) IsPreset() bool { return strings.HasPrefix(p.File, presetPrefix) }

func comparePos(a, b Pos) int {
	return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
}

// Fault is one thing that is wrong with a policy: the policy cannot be used until it is mended.
type Fault struct {
	File         string
	Line, Column int
	Message      string // one line, lower case, with the way out
}

// Error returns file:line:column: message.
func (f Fault) Error() string {
	return Pos{f.File, f.Line, f.Column}.String() + ": " + f.Message
}

// Faults are all faults of a policy, sorted by place.
type Faults []Fault

// Error prints one fault a line.
func (fs Faults) Error() string {
	lines := make([]string, len(fs))
	for i, f := range fs {
		lines[i] = f.Error()
	}
	return strings.Join(lines, "\n")
}

// oneLine keeps what a policy quotes from breaking a message into lines.
var oneLine = strings.NewReplacer("\n", " ", "\r", " ")

func (fs *Faults) add(at Pos, format string, args ...any) {
	message := oneLine.Replace(fmt.Sprintf(format, args...))
	*fs = append(*fs, Fault{at.File, at.Line, at.Column, message})
}

// sorted returns the faults in order of place, each once, or nil.
func (fs Faults) sorted() Faults {
	slices.SortFunc(fs, func(a, b Fault) int {
		return cmp.Or(comparePos(Pos{a.File, a.Line, a.Column}, Pos{b.File, b.Line, b.Column}), strings.Compare(a.Message, b.Message))
	})
	return slices.Compact(fs)
}

// err returns the faults as an error, nil if there are none.
func (fs Faults) err() error {
	if s := fs.sorted(); len(s) > 0 {
		return s
	}
	return nil
}
