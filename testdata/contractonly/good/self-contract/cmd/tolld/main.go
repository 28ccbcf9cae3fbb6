package main

import (
	"fmt"

	"example.com/selfcontract/svc/pass"
	"example.com/selfcontract/svc/weigh"
)

func main() { fmt.Println(pass.New(weigh.New(nil))) }
