// Package ask says what asking is.
package ask

import (
	"context"
	"time"
)

// In is a question.
type In struct {
	ID string
	At time.Time
}

// New makes a question.
func New() In { return In{At: time.Now()} } // want `contract example.com/contract/api/ask uses time.Now \(clock\); a contract may reach nothing by itself`

// Asker asks.
type Asker interface {
	Ask(context.Context, In) (string, error)
}
