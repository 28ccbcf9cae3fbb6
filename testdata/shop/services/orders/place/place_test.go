package place_test

import (
	"errors"
	"reflect"
	"testing"
	"time"

	quote "example.com/shop/services/catalog/quote/contract"
	release "example.com/shop/services/catalog/release/contract"
	reserve "example.com/shop/services/catalog/reserve/contract"
	"example.com/shop/services/orders/model"
	"example.com/shop/services/orders/place"
	"example.com/shop/services/orders/place/contract"
	charge "example.com/shop/services/payments/charge/contract"
	refund "example.com/shop/services/payments/refund/contract"
	"example.com/shop/shared/contract/basket"
	"example.com/shop/shared/contract/store"
	"example.com/shop/test/fake"
)

// shop is the world around the operation: everything succeeds until a test says otherwise.
type shop struct {
	quote   fake.Operation[quote.In, quote.Out]
	reserve fake.Operation[reserve.In, reserve.Out]
	release fake.Operation[release.In, release.Out]
	charge  fake.Operation[charge.In, charge.Out]
	refund  fake.Operation[refund.In, refund.Out]
	orders  fake.Store[model.Order]
	events  fake.Events[contract.OrderPlaced]
}

func newShop() *shop {
	s := &shop{}
	s.quote.Out.Total = 1800
	s.charge.Out.Payment = "payment-1"
	return s
}

func (s *shop) placeOrder() contract.PlaceOrder {
	return place.New(place.Ports{
		QuoteItems:    &s.quote,
		ReserveStock:  &s.reserve,
		ReleaseStock:  &s.release,
		ChargeCard:    &s.charge,
		RefundPayment: &s.refund,
		Orders:        &s.orders,
		OrderPlaced:   &s.events,
		IDs:           &fake.IDs{},
		Clock:         fake.Clock(noon),
	})
}

var (
	noon  = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	items = []basket.Item{{Product: "mug", Quantity: 2}}
	valid = contract.In{Email: "ada@example.com", Items: items, Card: "card"}
)

func TestPlaceOrder(t *testing.T) {
	world := newShop()

	out, err := world.placeOrder().Handle(t.Context(), valid)
	if err != nil {
		t.Fatal(err)
	}

	if want := (contract.Out{Order: "order-1", Total: 1800}); out != want {
		t.Errorf("answer is %+v, want %+v", out, want)
	}
	order := model.Order{
		ID: "order-1", Email: valid.Email, Items: items, Total: 1800,
		Payment: "payment-1", Status: model.Placed, PlacedAt: noon,
	}
	if got := world.orders.Value("order-1"); !reflect.DeepEqual(got, order) {
		t.Errorf("stored %+v, want %+v", got, order)
	}
	event := contract.OrderPlaced{Order: "order-1", Email: valid.Email, Items: items, Total: 1800, PlacedAt: noon}
	if got := world.events.Published; !reflect.DeepEqual(got, []contract.OrderPlaced{event}) {
		t.Errorf("published %+v, want %+v", got, event)
	}
}

func TestFailures(t *testing.T) {
	tests := []struct {
		name     string
		in       contract.In
		arrange  func(*shop)
		want     error
		released int
		refunded int
	}{
		{name: "no address", in: contract.In{Items: items, Card: "card"}, want: contract.ErrInvalid},
		{name: "no card", in: contract.In{Email: "ada@example.com", Items: items}, want: contract.ErrInvalid},
		{name: "invalid items", in: valid, arrange: func(s *shop) { s.quote.Err = quote.ErrInvalid }, want: contract.ErrInvalid},
		{name: "not on sale", in: valid, arrange: func(s *shop) { s.quote.Err = quote.ErrUnknownProduct }, want: contract.ErrUnknownProduct},
		{name: "no prices", in: valid, arrange: func(s *shop) { s.quote.Err = quote.ErrUnavailable }, want: contract.ErrUnavailable},
		{name: "invalid quantity", in: valid, arrange: func(s *shop) { s.reserve.Err = reserve.ErrInvalid }, want: contract.ErrInvalid},
		{name: "just withdrawn", in: valid, arrange: func(s *shop) { s.reserve.Err = reserve.ErrUnknownProduct }, want: contract.ErrUnknownProduct},
		{name: "sold out", in: valid, arrange: func(s *shop) { s.reserve.Err = reserve.ErrOutOfStock }, want: contract.ErrOutOfStock},
		{name: "no stock keeping", in: valid, arrange: func(s *shop) { s.reserve.Err = reserve.ErrUnavailable }, want: contract.ErrUnavailable},
		{name: "declined", in: valid, arrange: func(s *shop) { s.charge.Err = charge.ErrDeclined }, want: contract.ErrDeclined, released: 1},
		{name: "nothing to pay", in: valid, arrange: func(s *shop) { s.charge.Err = charge.ErrInvalid }, want: contract.ErrInvalid, released: 1},
		{name: "no payments", in: valid, arrange: func(s *shop) { s.charge.Err = charge.ErrUnavailable }, want: contract.ErrUnavailable, released: 1},
		{
			name: "declined and not released", in: valid, want: contract.ErrUnavailable, released: 1,
			arrange: func(s *shop) { s.charge.Err, s.release.Err = charge.ErrDeclined, release.ErrUnavailable },
		},
		{name: "not stored", in: valid, arrange: func(s *shop) { s.orders.Err = store.ErrUnavailable }, want: contract.ErrUnavailable, released: 1, refunded: 1},
		{
			name: "not stored and not refunded", in: valid, want: contract.ErrUnavailable, released: 1, refunded: 1,
			arrange: func(s *shop) { s.orders.Err, s.refund.Err = store.ErrUnavailable, refund.ErrUnavailable },
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			world := newShop()
			if test.arrange != nil {
				test.arrange(world)
			}

			_, err := world.placeOrder().Handle(t.Context(), test.in)

			if !errors.Is(err, test.want) {
				t.Errorf("error is %v, want %v", err, test.want)
			}
			if len(world.release.Calls) != test.released || len(world.refund.Calls) != test.refunded {
				t.Errorf("released %v and refunded %v, want %d and %d",
					world.release.Calls, world.refund.Calls, test.released, test.refunded)
			}
			if len(world.events.Published) != 0 {
				t.Errorf("published %+v, want nothing", world.events.Published)
			}
		})
	}
}
