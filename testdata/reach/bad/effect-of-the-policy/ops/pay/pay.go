// Package pay pays.
package pay

import (
	"context"
	"hash/fnv"
)

// Handle pays.
func Handle(_ context.Context, n int) (int, error) {
	h := fnv.New32a() // want `uses hash/fnv.New32a \(network, random\); an operation may reach only clock, so move the call to an adapter behind a contract`
	return n + h.Size(), nil
}
