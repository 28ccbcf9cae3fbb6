//go:build ignore

package main

import (
	"fmt"

	"example.com/otherplatforms/svc/gate/pass" // want "operation example.com/otherplatforms/svc/gate/lift imports operation example.com/otherplatforms/svc/gate/pass in a file left out by //go:build ignore; "
)

func main() { fmt.Println(pass.Passer{}) }
