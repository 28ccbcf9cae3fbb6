// Package attic holds what nobody asks for.
//
//nanoarch:allow unclassified it goes with the next release
package attic
