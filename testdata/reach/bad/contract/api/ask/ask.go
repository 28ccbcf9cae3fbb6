// Package ask says what asking is.
package ask

import (
	"context"
	"crypto/rand"
)

// In is a question.
type In struct{ ID string }

// New makes a question.
func New() In { return In{rand.Text()} } // want `contract example.com/contract/api/ask uses crypto/rand.Text \(random\); a contract may reach nothing by itself`

// Asker asks.
type Asker interface {
	Ask(context.Context, In) (string, error)
}
