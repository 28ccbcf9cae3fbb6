// Package bill writes bills.
package bill

import "context"

// Handle writes a bill.
func Handle(_ context.Context, sum int) (string, error) { return number(sum), nil }
