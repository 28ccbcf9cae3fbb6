package format_test

import (
	"testing"

	"example.com/shop/shared/format"
)

func TestEuros(t *testing.T) {
	tests := map[int64]string{0: "0.00 EUR", 5: "0.05 EUR", 1250: "12.50 EUR", -199: "-1.99 EUR"}
	for cents, want := range tests {
		if got := format.Euros(cents); got != want {
			t.Errorf("Euros(%d) = %q, want %q", cents, got, want)
		}
	}
}
