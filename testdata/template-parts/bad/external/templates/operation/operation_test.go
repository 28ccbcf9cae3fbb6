package operation_test

import (
	"testing"

	"example.com/external/templates/operation"
)

func TestOperation(t *testing.T) {
	if operation.Run(1) != 1 {
		t.Fatal("differs")
	}
}
