// Package a speaks of //nanoarch:allow imports and does not mean it.
package a

/* //nanoarch:allow imports in a block */

// nanoarch:allow imports with a space it is prose
// nolint:errcheck // nanoarch says nothing about errors
//
//nanoarch:allowed imports another word
//nolint:all
var text = `
//nanoarch:allow imports in a string
//nolint:nanoarch
`
