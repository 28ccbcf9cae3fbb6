package log

import (
	"context"

	"example.com/embedded/svc/gate/pass" // want "imports operation example.com/embedded/svc/gate/pass; "
)

type Logger struct{ passer pass.Passer }

// Log calls a promoted method of the third package, through the second, whose import is the fault here.
func (l *Logger) Log(ctx context.Context) (int, error) { return l.passer.Weigh(ctx, "") }
