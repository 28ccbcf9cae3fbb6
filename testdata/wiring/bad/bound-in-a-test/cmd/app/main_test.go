package main

import (
	"testing"

	"example.com/boundinatest/svc/ship"
	"example.com/boundinatest/svc/ship/contract"
)

func TestShip(t *testing.T) {
	var s contract.Shiper = &ship.Handler{}
	if _, err := s.Handle(t.Context(), contract.In{}); err != nil {
		t.Fail()
	}
}
