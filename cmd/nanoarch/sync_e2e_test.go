//go:build e2e

package main

import "testing"

// TestSyncThousand carries a template on in a thousand packages.
func TestSyncThousand(t *testing.T) { carriesOn(t, 1000, 20) }
