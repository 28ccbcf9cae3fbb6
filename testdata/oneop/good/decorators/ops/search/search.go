package search

import "context"

type Service interface {
	Search(ctx context.Context, words string) ([]string, error)
}

type Index interface {
	Find(ctx context.Context, word string) ([]string, error)
}

type service struct{ index Index }

func New(index Index, log func(string)) Service {
	return &logging{&counting{Service: &service{index}}, log}
}

func (s *service) Search(ctx context.Context, words string) ([]string, error) {
	return s.index.Find(ctx, words)
}
