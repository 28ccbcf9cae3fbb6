//go:build ignore

package main

import _ "example.com/requirebuiltcode/parts/horn"

func main() {}
