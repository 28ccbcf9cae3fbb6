package bake

import (
	"context"
	"encoding/json"
	"sync" // want "^contract example.com/standardlibrary/api/bake imports standard package sync; a contract may import only of std context errors encoding/\\*\\*: a contract drags in nothing$"
)

type Baker interface {
	Bake(ctx context.Context, in In) error
}

type In struct {
	Recipe json.RawMessage
	Once   sync.Once
}
