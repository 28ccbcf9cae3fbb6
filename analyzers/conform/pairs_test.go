//go:build !e2e

package conform

// pairs is how many random packages are made.
const pairs = 500
