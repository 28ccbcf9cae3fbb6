package one

import (
	"context"

	"example.com/waived/api/b/two"
)

func call(ctx context.Context, t two.Twoer) (int, error) {
	return t.Two(ctx, 1) //nanoarch:allow cycles b moves into a this month
}
