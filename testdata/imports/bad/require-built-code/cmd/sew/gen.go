//go:build ignore

package main

import _ "example.com/requirebuiltcode/log"

func main() {}
