package main

import (
	"context"

	"example.com/assertionandliteral/svc/till"
	"example.com/assertionandliteral/svc/till/contract"
)

func main() {
	var ring contract.Ring = &till.Handler{Log: func(string) {}}
	ring.Ring(context.Background(), contract.In{})
}
