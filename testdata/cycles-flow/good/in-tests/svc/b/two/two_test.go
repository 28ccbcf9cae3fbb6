package two

import (
	"context"
	"testing"

	"example.com/intests/api/a/four"
)

func TestTwo(t *testing.T) {
	var f four.Fourer
	if f != nil {
		_, _ = f.Four(context.Background(), 1)
	}
}
