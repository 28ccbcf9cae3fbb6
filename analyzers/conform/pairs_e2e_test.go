//go:build e2e

package conform

const pairs = 10000
