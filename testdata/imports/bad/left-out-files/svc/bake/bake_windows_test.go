package bake_test

import (
	_ "github.com/acme/registry" // want "imports third-party package github.com/acme/registry, which external does not list, in a file left out by _windows.go; "
	_ "testing"
)
