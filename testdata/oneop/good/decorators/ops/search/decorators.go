package search

import "context"

type logging struct {
	Service
	log func(string)
}

func (l *logging) Search(ctx context.Context, words string) ([]string, error) {
	l.log(words)
	return l.Service.Search(ctx, words)
}

type counting struct {
	Service
	n int
}

func (c *counting) Search(ctx context.Context, words string) ([]string, error) {
	c.n++
	return c.Service.Search(ctx, words)
}
