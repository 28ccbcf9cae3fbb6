package operation_test

import (
	"testing"

	"example.com/shop/internal/hole"
)

//nanoarch:hole decls=any

func TestOperation(t *testing.T) {
	hole.Stmts(t)
}
