package pass

import (
	"testing"

	"example.com/mocksandtests/svc/scales/mocks"
	"example.com/mocksandtests/svc/scales/weigh"
)

func TestPass(t *testing.T) {
	var h *weigh.Handler = mocks.Weigher()
	t.Log(h, new(Passer))
}
