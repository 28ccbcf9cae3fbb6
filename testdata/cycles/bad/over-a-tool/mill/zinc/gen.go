//go:build ignore

package main

import _ "example.com/overatool/bakery/oven" // want "^package example.com/overatool/mill/zinc imports example.com/overatool/bakery/oven in a file left out by //go:build ignore, which closes the ring mill -> bakery -> mill; "

func main() {}
