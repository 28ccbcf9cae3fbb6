package sum

import (
	"os"
	"testing"
	"time"
)

var started time.Time

func init() { started = time.Now() }

func TestHandle(t *testing.T) {
	go os.Getenv("X")
	if n, _ := Handle(t.Context(), []int{1}); n != 1 || time.Since(started) < 0 {
		t.Fail()
	}
}
