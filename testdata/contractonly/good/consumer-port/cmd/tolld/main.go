package main

import (
	"fmt"

	"example.com/consumerport/svc/gate/pass"
	"example.com/consumerport/svc/scales/weigh"
)

var passer = pass.New(weigh.New(nil))

func main() { fmt.Println(passer) }
