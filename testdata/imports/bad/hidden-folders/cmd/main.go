package main

import (
	"fmt"

	"example.com/hiddenfolders/svc/bread/bake"
	warm "example.com/hiddenfolders/svc/heat/_warm" // want "^root example.com/hiddenfolders/cmd imports package example.com/hiddenfolders/svc/heat/_warm, which no rule judges because of its folder's name; a root may import only every role and std \\(move the code to a folder that is a package\\)$"
)

func main() { fmt.Println(bake.Baker{}, warm.Degrees) }
