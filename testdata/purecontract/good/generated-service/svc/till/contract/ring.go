package contract

import "context"

// Ring is what the rest of the program calls.
type Ring interface {
	Ring(ctx context.Context, in *RingRequest) (*RingReply, error)
}

// Served is the same as the server.
type Served interface{ TillServer }
