package twofiles

import "context"

func check(ctx context.Context, in Input) error {
	if in.N < 0 {
		return ctx.Err()
	}
	return nil
}
