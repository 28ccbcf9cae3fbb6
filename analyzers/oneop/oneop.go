package oneop

import (
	"cmp"
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/rules"
)

const name = "oneop"

//go:embed doc.go
var doc string

// Analyzer reports operations that own no behaviour or more than one.
var Analyzer = subject.NewRule(name, doc, inventory.SectionDecls, check)

func check(s *subject.Subject) []*subject.Finding {
	p := s.Package
	if s.Class.Kind() != rules.Operation || p.TestOf != "" || !p.Has(inventory.SectionDecls) {
		return nil
	}
	clause, judged := packageClause(p)
	if !judged {
		return nil
	}
	var behaviours []inventory.Entry
	for _, e := range p.Entries {
		if e.Check == inventory.Behaviour {
			behaviours = append(behaviours, e)
		}
	}
	if len(behaviours) == 0 {
		return []*subject.Finding{none(s, clause)}
	}
	var found []*subject.Finding
	keeper, extra := split(s, behaviours)
	for _, e := range extra {
		found = append(found, second(s, keeper, e))
	}
	return found
}

// packageClause returns the place of the first package clause that counts. The package is not judged if it has no file
// that people wrote and the build context takes.
func packageClause(p *inventory.Package) (inventory.Pos, bool) {
	var at inventory.Pos
	judged := false
	for _, wantTest := range []bool{false, true} {
		for _, f := range p.Files {
			if f.Excluded == "" && !f.Generated && f.Test == wantTest && !judged {
				at, judged = f.PackagePos, true
			}
		}
	}
	return at, judged
}

func none(s *subject.Subject, clause inventory.Pos) *subject.Finding {
	seen := ""
	if names := takenAway(s.Package.Entries); names != "" {
		seen = " (" + names + ")"
	}
	return &subject.Finding{
		Positions: []inventory.Pos{clause},
		Reason:    s.Class.Role.Reason,
		Message: s.Because(fmt.Sprintf("%s has no behaviour%s; an operation owns exactly one, which other packages reach as a function, a method or a variable",
			s.Label(), seen)),
	}
}

// because says what the check saw where its name alone tells newcomers too little.
var because = map[inventory.Check]string{
	inventory.CheckPure: "pure function: it takes neither a context nor a collaborator",
	inventory.CheckData: "method of a data type",
}

// takenAway names some of the entry points that are no behaviours, with the check that said so.
func takenAway(entries []inventory.Entry) string {
	const most = 3
	var names []string
	for _, e := range entries {
		if len(names) == most {
			names = append(names, fmt.Sprintf("%d more", len(entries)-most))
			break
		}
		names = append(names, e.Name+" counts as "+cmp.Or(because[e.Check], string(e.Check)))
	}
	return strings.Join(names, ", ")
}

func second(s *subject.Subject, keeper, extra inventory.Entry) *subject.Finding {
	return &subject.Finding{
		Symbol:    extra.Name,
		Positions: []inventory.Pos{extra.Pos},
		Reason:    s.Class.Role.Reason,
		Message: s.Because(fmt.Sprintf("%s has %s as another behaviour beside %s; an operation owns exactly one, so move %s to %s",
			s.Label(), extra.Name, keeper.Name, extra.Name, destination(s, extra))),
	}
}

// destination says which package the behaviour could become.
func destination(s *subject.Subject, e inventory.Entry) string {
	base := strings.ToLower(operationName(e.Name))
	parts := strings.Split(s.Package.ImportPath, "/")
	at := len(parts) - 1
	if v := s.Class.Value("operation"); v != "" {
		for i := at; i > 0; i-- {
			if parts[i] == v {
				at = i
				break
			}
		}
	}
	if base == "" || at == 0 || parts[at] == base || s.Package.Dir == "." {
		return "a package of its own"
	}
	moved := slices.Clone(parts)
	moved[at] = base
	return "a package of its own, such as " + strings.Join(moved, "/")
}

// carriers are words that say how a behaviour is called and not what it does.
var carriers = []string{"Handle", "Handler", "Run", "Execute", "Do", "Call", "Invoke", "Process", "Service", "UseCase", "Usecase", "ServeHTTP"}

// operationName takes from Func, Type.Method or Var what names the operation.
func operationName(entry string) string {
	recv, method, isMethod := strings.Cut(entry, ".")
	if isMethod && !slices.Contains(carriers, method) {
		return method
	}
	for _, c := range carriers {
		if rest, ok := strings.CutSuffix(recv, c); ok && rest != "" {
			return rest
		}
	}
	if slices.Contains(carriers, recv) {
		return ""
	}
	if !isMethod {
		return strings.TrimPrefix(recv, "New")
	}
	return recv
}
