//go:build linux && !race

// want ^^"has the directive //go:build linux"

package racetest

import (
	"context"
	"testing"

	"example.com/contract/ops/racetest/contract"
)

func TestRacetest(t *testing.T) {
	if _, err := New().Do(context.Background(), contract.In{ID: "x"}); err != nil {
		t.Fatal(err)
	}
}

func TestMore(t *testing.T) {}
