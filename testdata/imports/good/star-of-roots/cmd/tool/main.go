package main

import (
	"fmt"

	"example.com/starofroots/lib"
)

func main() { fmt.Println(lib.Name) }
