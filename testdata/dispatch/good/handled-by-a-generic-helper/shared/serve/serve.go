package serve

import "example.com/handledbyagenerichelper/bus"

func With[Q, A any](h bus.Handler[Q, A]) { bus.Handle[Q, A](h) }
