// Package scale hands an operation on to everybody.
package scale

import "example.com/throughhelper/svc/scales/weigh" // want "^shared example.com/throughhelper/shared/scale imports operation example.com/throughhelper/svc/scales/weigh; a shared package may import only std: shared code knows no capability$"

func New() *weigh.Handler { return weigh.New(nil) }
