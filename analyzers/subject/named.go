package subject

import "github.com/nanoarch/nanoarch/analyzers/inventory"

// Replaceable is the name of the rule about who may hold more of an operation than its contract.
const Replaceable = "replaceable"

// NamesService reports whether a use, outside tests, is of a type of another package that carries behaviour, or of such a
// type's method or field, which is no part of that package's contract.
func NamesService(u *inventory.Use) bool {
	if u.Test || u.Contract || u.Class != inventory.ClassService {
		return false
	}
	return u.Kind == inventory.UseType || u.Kind == inventory.UseMethod || u.Kind == inventory.UseField
}
