// Package now tells the time, as its role may.
package now

import (
	"context"
	"log"
	"time"
)

// Handle tells the time.
func Handle(_ context.Context) (time.Time, error) {
	log.Print("asked")
	return time.Now(), nil
}
