package member

import (
	"context"

	"example.com/fatcontract/ops/member/contract"
)

type List interface {
	Put(ctx context.Context, name string, in bool) error
}

type service struct{ list List }

func New(list List) contract.Membership { return &service{list} }

func (s *service) Join(ctx context.Context, name string) error { return s.list.Put(ctx, name, true) }

func (s *service) Leave(ctx context.Context, name string) error { return s.list.Put(ctx, name, false) }
