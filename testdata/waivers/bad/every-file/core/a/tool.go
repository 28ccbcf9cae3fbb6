//go:build ignore

package main //nanoarch:allow cycles by a tool // want "waives cycles where nothing breaks that rule"

func main() {}
