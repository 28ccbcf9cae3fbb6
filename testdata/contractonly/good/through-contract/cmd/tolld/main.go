package main

import (
	"context"
	"fmt"

	"example.com/throughcontract/svc/gate/pass"
	"example.com/throughcontract/svc/scales/weigh"
)

func main() { fmt.Println(pass.New(weigh.New(nil)).Pass(context.Background(), "A 1")) }
