//go:build linux

package contract

// Hooks is only there on linux, as the policy's build context is.
type Hooks struct {
	Before func() // want "Hooks.Before: a function"
}
