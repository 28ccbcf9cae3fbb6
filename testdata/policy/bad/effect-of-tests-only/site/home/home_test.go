package home

import (
	"os"
	"testing"
)

func TestTitle(t *testing.T) {
	if Title(os.Getenv("X")) != "" {
		t.Skip()
	}
}
