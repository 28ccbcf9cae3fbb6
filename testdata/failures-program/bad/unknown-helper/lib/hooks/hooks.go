// Package hooks calls back.
package hooks

// Hook is called at the end.
type Hook struct{ Do func() error }
