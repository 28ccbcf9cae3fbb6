// Package imports reports imports that the policy does not allow.
//
// # Why
//
// What a package imports is what it can come to depend on. A role lists what its packages may import and everything else
// is forbidden, so that a new dependency is a decision in the policy and not an accident in the code. Edge rules such as
// layers say the same about any packages, whatever their roles.
//
// # Bad
//
//	package place // an operation: imports = ["contract", "shared", "std"], external = []
//
//	import (
//		"database/sql"
//
//		"github.com/acme/retry"             // no external pattern covers it
//		"example.com/shop/adapters/storage" // an adapter is no role of the list
//	)
//
// # Good
//
//	package place
//
//	import "example.com/shop/services/orders/place/contract"
//
//	type Handler struct{ store contract.Store } // a root binds the adapter
//
// # What counts
//
// Every import spec of the package: renamed, dot and blank ones, those of test files (for which the policy's [tests] adds
// to the lists), and those of files that build constraints leave out; then the finding names the constraint. The role's
// imports, std and external are asked, then [[forbid]], [[protect]], [[layers]] and [[independent]] for direct imports,
// and [[require]] for what a package must import. One finding for each package and target with all places; an import that
// an edge rule forbids gives one finding for each such rule instead. Imports past the contract of another operation or
// capability are left to contractonly, packages without a role to unclassified, unsafe and "C" to reach. No list allows
// code outside tests a package that nobody judges: in folders named testdata or vendor, or starting with _ or a dot, and
// in those that an ignore directive of go.mod names.
//
// # What it cannot see
//
// Chains of imports: edge rules with via = "any", and what must import a package ([[require]] with by), are judged by
// the command over the whole program. Imports of files that the policy names as generated are not judged.
package imports
