package till

import (
	"context"

	"example.com/generatedservice/svc/till/contract"
)

type till struct {
	contract.UnimplementedTillServer
}

func New() contract.TillServer { return &till{} }

func (t *till) Ring(ctx context.Context, in *contract.RingRequest) (*contract.RingReply, error) {
	return &contract.RingReply{}, ctx.Err()
}
