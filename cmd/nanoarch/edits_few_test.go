//go:build !e2e

package main

// randomEdits is how many edits TestRandomEdits makes.
const randomEdits = 12

// everyBreak is whether the loaders are compared on all edits of testdata/breaks, and fixes tried in the whole corpus.
const everyBreak = false

// cacheRuns is how many caches TestCacheSurvives makes suffer; in damagesOfAFile ways each kind of file is damaged, and one
// of cacheShare troubles comes over each cache.
const (
	cacheRuns      = 3
	damagesOfAFile = 2
	cacheShare     = 3
)
