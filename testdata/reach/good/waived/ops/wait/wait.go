// Package wait waits.
package wait

import (
	"context"
	"time"
)

// Handle waits.
func Handle(_ context.Context) error {
	time.Sleep(time.Second) //nanoarch:allow reach the device needs a second after power-up
	return nil
}
