package email_test

import (
	"testing"

	"example.com/shop/shared/email"
)

func TestValid(t *testing.T) {
	tests := map[string]bool{
		"ada@example.com":           true,
		"":                          false,
		"ada":                       false,
		"@example.com":              false,
		"ada@":                      false,
		"ada@b@example.com":         false,
		"ada@example.com\r\nBcc: x": false,
	}
	for address, want := range tests {
		if got := email.Valid(address); got != want {
			t.Errorf("Valid(%q) = %v, want %v", address, got, want)
		}
	}
}
