package store

import "context"

type Getter[T any] interface {
	Get(ctx context.Context, key string) (T, error)
}
