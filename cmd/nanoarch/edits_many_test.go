//go:build e2e

package main

// randomEdits is how many edits TestRandomEdits makes; NANOARCH_EDITS=2000 makes as many.
const randomEdits = 100

// everyBreak is whether the loaders are compared on all edits of testdata/breaks, and fixes tried in the whole corpus.
const everyBreak = true

// cacheRuns is how many caches TestCacheSurvives makes suffer; in damagesOfAFile ways each kind of file is damaged, and one
// of cacheShare troubles comes over each cache.
const (
	cacheRuns      = 50
	damagesOfAFile = 3
	cacheShare     = 2
)
