package params

import "context"

type Clock interface{ Today(context.Context) string }

// Params is embedded by every handler.
type Params struct {
	Clock Clock
	Log   func(string)
}

func (p Params) Name() string { return "handler" }
