package fees

import "context"

type Ledger interface {
	Add(ctx context.Context, reader string, cents int) error
}

// Command is what every handler of the house looks like.
type Command[C any] interface {
	Handle(ctx context.Context, cmd C) error
}

type Charge struct{ Reader string }

type Waive struct{ Reader string }

type chargeHandler struct{ ledger Ledger }

func NewCharge(ledger Ledger) Command[Charge] { return chargeHandler{ledger} }

func (h chargeHandler) Handle(ctx context.Context, cmd Charge) error {
	return h.ledger.Add(ctx, cmd.Reader, 50)
}

type waiveHandler struct{ ledger Ledger }

func NewWaive(ledger Ledger) Command[Waive] { return waiveHandler{ledger} }

func (h waiveHandler) Handle(ctx context.Context, cmd Waive) error { // want "has waiveHandler.Handle as another behaviour beside chargeHandler.Handle; .* such as example.com/unexportedhandlers/ops/waive:"
	return h.ledger.Add(ctx, cmd.Reader, -50)
}
