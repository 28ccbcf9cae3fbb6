package bad

import (
	"fmt"

	"example.com/excludedpackages/lib"
)

func Print() { fmt.Println(lib.Name) }
