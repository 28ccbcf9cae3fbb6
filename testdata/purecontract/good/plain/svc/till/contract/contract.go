package contract

import (
	"context"
	"errors"
	"math/big"
	"net/netip"
	"net/url"
	"time"
)

// ErrClosed says that the till is shut.
var ErrClosed = errors.New("till: closed")

// Refused says why.
type Refused struct{ Why string }

func (r *Refused) Error() string { return "refused: " + r.Why }

type Currency int

const (
	Euro Currency = iota
	Dollar
)

func (c Currency) String() string { return [...]string{"EUR", "USD"}[c] }

var names = [...]string{"euro", "dollar"}

// Name says it in a word.
func (c Currency) Name() string { return names[c] }

type In struct {
	Cents    int
	Currency Currency
	At       time.Time
	From     netip.Addr
	Link     *url.URL
	Why      error
	Parts    map[Currency][]Part
	raw      []byte
}

type Part struct {
	*Part
	Ratio *big.Rat
}

// NewIn makes one.
func NewIn(cents int) In { return In{Cents: cents} }

func (in In) Valid() bool { return in.Cents > 0 && in.raw == nil }

type Out struct{ Receipt string }

// Parts calls what it is given for each part.
func (in In) Each(do func(Part) error) error {
	for _, p := range in.Parts[Euro] {
		if err := do(p); err != nil {
			return err
		}
	}
	return nil
}

type Ring interface {
	Ring(ctx context.Context, in In) (Out, error)
}
