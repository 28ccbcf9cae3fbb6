package contractonly

import (
	"slices"
	"strconv"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
)

// throughContract describes how to import the contract instead of the target, nil if that would not surely compile and
// mean the same. It does where all that the code takes of the target are other names for types of the contract.
func throughContract(s *subject.Subject, e *edge) *subject.Fix {
	contract, dir := s.ContractOf(e.target)
	if dir == "" || contract == e.target.ImportPath || hasInternal(contract) || s.Modules.Of(dir) != s.Modules.Of(e.target.Path) {
		return nil
	}
	fix := &subject.Fix{Message: "import " + contract + ", which has all that is used here"}
	for _, i := range e.imports {
		if allowed(s, e.target, i.Test) {
			continue
		}
		edits := e.replace(s, i, contract)
		if len(edits) == 0 || !mayUseContract(s, e.target, i.Test) {
			return nil
		}
		fix.Edits = append(fix.Edits, edits...)
	}
	return fix
}

// hasInternal reports whether the go command may limit who imports a path.
func hasInternal(path string) bool { return slices.Contains(strings.Split(path, "/"), "internal") }

// replace returns the edits of one file that put the contract in the place of an import, none if the import must stay.
func (e *edge) replace(s *subject.Subject, i *inventory.Import, contract string) []subject.Edit {
	if i.Excluded || i.Name == "." || i.Name == "_" {
		return nil
	}
	for _, o := range s.Package.Imports {
		if o.Pos != i.Pos && o.Pos.File == i.Pos.File && (o.Path == contract || o.Path == i.Path) {
			return nil // two imports of one package compile, but nobody wants them
		}
	}
	var edits []subject.Edit
	name := ""
	for _, u := range e.uses {
		for _, at := range u.At {
			if at.Pos.File != i.Pos.File {
				continue
			}
			renamed := u.Alias.Name != u.Symbol.Name
			if u.Alias.Pkg != contract || u.Via == inventory.ViaInferred || u.Via == inventory.ViaEmbedded && renamed {
				return nil
			}
			name = u.PkgName
			if renamed {
				edits = append(edits, subject.Edit{Pos: at.Pos, Text: u.Alias.Name})
			}
		}
	}
	if name == "" {
		return nil // nobody read what it is used for
	}
	text := strconv.Quote(contract)
	if i.Name == "" {
		text = name + " " + text // as the code calls it
	}
	return append(edits, subject.Edit{Pos: i.Pos, Text: text})
}
