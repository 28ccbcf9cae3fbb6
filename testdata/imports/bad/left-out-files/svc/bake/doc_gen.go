//go:build ignore

package main

import _ "github.com/acme/markdown" // want "imports third-party package github.com/acme/markdown, which external does not list, in a file left out by //go:build ignore; "

func main() {}
