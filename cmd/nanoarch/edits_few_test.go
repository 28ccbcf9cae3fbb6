//go:build !e2e

package main

// randomEdits is how many edits TestRandomEdits makes.
const randomEdits = 24
