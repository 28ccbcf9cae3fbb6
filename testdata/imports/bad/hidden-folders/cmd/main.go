package main

import (
	"fmt"

	"example.com/hiddenfolders/svc/bread/bake"
	warm "example.com/hiddenfolders/svc/heat/_warm" // want "^root example.com/hiddenfolders/cmd imports package example.com/hiddenfolders/svc/heat/_warm, which no rule judges because of its folder's name or an ignore directive; move the code to where packages are: a root binds$"
	"example.com/hiddenfolders/svc/heat/cool"       // want "^root example.com/hiddenfolders/cmd imports package example.com/hiddenfolders/svc/heat/cool, which no rule judges "
)

func main() { fmt.Println(bake.Baker{}, warm.Degrees, cool.Degrees) }
