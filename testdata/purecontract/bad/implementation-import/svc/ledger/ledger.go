package ledger

import "context"

const Most = 100

func Append(ctx context.Context, cents int) error { return ctx.Err() }
