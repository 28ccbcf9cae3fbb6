//go:build ignore

package main // want "^package example.com/leftoutfiles/hack \\(hack\\) has no role; "

func main() {}
