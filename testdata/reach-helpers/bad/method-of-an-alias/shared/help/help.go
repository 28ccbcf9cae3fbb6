// Package help helps.
package help

import "example.com/methodofanalias/shared/clock"

// Watch is a clock by another name.
type Watch = clock.Clock
