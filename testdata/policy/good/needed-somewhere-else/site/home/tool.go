//go:build ignore

package main

import _ "example.com/neededsomewhereelse/pen"

func main() {}
