package ledger

import "context"

type Entry struct{ Cents int }

func Append(ctx context.Context, e Entry) error { return ctx.Err() }
