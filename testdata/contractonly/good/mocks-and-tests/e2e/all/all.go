package all

import (
	"example.com/mocksandtests/svc/gate/pass"
	"example.com/mocksandtests/svc/scales/weigh"
)

var Everything = []any{&pass.Passer{}, weigh.New(nil)}
