package bus

import "context"

func Send[In, Out any](ctx context.Context, in In) (out Out, err error) { return out, ctx.Err() }
