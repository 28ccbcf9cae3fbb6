// Package id names the things that cross capability boundaries.
package id

// Product identifies something that the shop sells.
type Product string

// Order identifies a customer's order.
type Order string

// Payment identifies money taken from a customer.
type Payment string

// Source makes identifiers that were never used before.
type Source interface {
	// NewID returns an identifier that starts with prefix and a dash.
	NewID(prefix string) string
}
