package main

import (
	"fmt"

	"example.com/hiddenfolders/svc/bread/bake"
	warm "example.com/hiddenfolders/svc/heat/_warm" // want "^root example.com/hiddenfolders/cmd imports package example.com/hiddenfolders/svc/heat/_warm, which no rule judges because of its folder; move the code to where packages are: a root binds$"
)

func main() { fmt.Println(bake.Baker{}, warm.Degrees) }
