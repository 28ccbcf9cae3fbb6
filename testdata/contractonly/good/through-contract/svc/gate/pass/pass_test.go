package pass_test

import (
	"context"
	"testing"

	"example.com/throughcontract/svc/gate/pass"
	"example.com/throughcontract/svc/scales/weigh/contract"
)

type light struct{}

func (light) Weigh(context.Context, contract.In) (contract.Out, error) {
	return contract.Out{Kilos: 1}, nil
}

func TestPass(t *testing.T) {
	if ok, err := pass.New(light{}).Pass(t.Context(), "A 1"); !ok || err != nil {
		t.Error(ok, err)
	}
}
