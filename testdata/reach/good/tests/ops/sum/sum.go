// Package sum sums up.
package sum

import "context"

// Handle sums up.
func Handle(_ context.Context, n []int) (sum int, err error) {
	for _, x := range n {
		sum += x
	}
	return sum, nil
}
