// Package cache remembers.
package cache

import (
	"context"

	"example.com/adapterboundbyanadapter/adapters/system"
	"example.com/adapterboundbyanadapter/api/clock"
)

// Cache remembers.
type Cache struct{ clock clock.Clock }

// New makes one.
func New() *Cache {
	return &Cache{system.Clock{}} // want `adapter example.com/adapterboundbyanadapter/adapters/cache binds Clock of adapter example.com/adapterboundbyanadapter/adapters/system to the contract example.com/adapterboundbyanadapter/api/clock.Clock`
}

// Age is how old it is.
func (c *Cache) Age(ctx context.Context) int { return c.clock.Now(ctx) }
