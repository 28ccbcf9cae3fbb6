package mocks

import "example.com/mocksandtests/svc/scales/weigh"

func Weigher() *weigh.Handler { return weigh.New(nil) }
