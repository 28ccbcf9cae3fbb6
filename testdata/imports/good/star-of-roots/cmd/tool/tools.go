//go:build tools

package main

import _ "github.com/acme/anything/goes"
