package contract

import (
	"context"
	"example.com/implementationimport/svc/ledger" // want "imports operation example.com/implementationimport/svc/ledger; a contract must not know an implementation"
)

type In struct{ Cents int }

// Most is what the ledger takes.
const Most = ledger.Most

type Out struct{ Receipt string }

type Ring interface {
	Ring(ctx context.Context, in In) (Out, error)
}
