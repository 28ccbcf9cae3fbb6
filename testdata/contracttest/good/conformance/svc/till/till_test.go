package till_test

import (
	"context"
	"testing"

	"example.com/conformance/svc/till"
	"example.com/conformance/svc/till/contract"
	"example.com/conformance/test/conform"
)

type fake struct{}

func (fake) Ring(context.Context, contract.In) (contract.Out, error) { return contract.Out{}, nil }

func TestReal(t *testing.T) { conform.Ring(t, func() contract.Ring { return till.New(1) }) }

func TestFake(t *testing.T) { conform.Ring(t, func() contract.Ring { return fake{} }) }
