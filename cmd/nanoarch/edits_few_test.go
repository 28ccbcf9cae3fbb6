//go:build !e2e

package main

// randomEdits is how many edits TestRandomEdits makes.
const randomEdits = 48

// everyBreak is whether the loaders are compared on all edits of testdata/breaks.
const everyBreak = false
