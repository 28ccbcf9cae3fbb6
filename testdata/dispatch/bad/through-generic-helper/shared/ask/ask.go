package ask

import (
	"context"

	"example.com/throughgenerichelper/bus"
)

func For[Q, A any](ctx context.Context, q Q) (A, error) {
	return bus.Send[Q, A](ctx, q) // want "shared example.com/throughgenerichelper/shared/ask sends pay.Refused by bus.Send, and nobody handles it"
}
