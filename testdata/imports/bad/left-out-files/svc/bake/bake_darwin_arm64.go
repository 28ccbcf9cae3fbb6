package bake

import (
	_ "github.com/acme/metal" // want "imports third-party package github.com/acme/metal, which external does not list, in a file left out by _darwin_arm64.go; "
)
