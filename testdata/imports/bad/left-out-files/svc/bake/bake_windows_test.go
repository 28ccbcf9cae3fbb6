package bake_test

import (
	_ "github.com/acme/registry" // want "imports third-party package github.com/acme/registry in a file left out by _windows.go, which external does not list; "
	_ "testing"
)
