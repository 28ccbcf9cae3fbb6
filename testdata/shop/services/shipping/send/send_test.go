package send_test

import (
	"errors"
	"reflect"
	"testing"
	"time"

	fulfil "example.com/shop/services/orders/fulfil/contract"
	"example.com/shop/services/shipping/model"
	"example.com/shop/services/shipping/send"
	"example.com/shop/services/shipping/send/contract"
	"example.com/shop/shared/contract/id"
	"example.com/shop/shared/contract/store"
	"example.com/shop/test/fake"
)

var (
	noon     = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	thisNoon = contract.ParcelSent{Order: "ready", Email: "ada@example.com", SentAt: noon}
)

func TestSendParcel(t *testing.T) {
	tests := []struct {
		name      string
		order     id.Order
		store     error
		fulfil    error
		want      error
		published []contract.ParcelSent
	}{
		{name: "ready", order: "ready", published: []contract.ParcelSent{thisNoon}},
		{name: "again", order: "sent"},
		{name: "not scheduled", order: "other", want: contract.ErrNotScheduled},
		{name: "cancelled", order: "ready", fulfil: fulfil.ErrCancelled, want: contract.ErrCancelled},
		{name: "orders do not know it", order: "ready", fulfil: fulfil.ErrNotFound, want: contract.ErrUnavailable},
		{name: "orders down", order: "ready", fulfil: fulfil.ErrUnavailable, want: contract.ErrUnavailable},
		{name: "store down", order: "ready", store: store.ErrUnavailable, want: contract.ErrUnavailable},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			parcels := &fake.Store[model.Parcel]{Err: test.store}
			parcels.Seed("ready", model.Parcel{Order: "ready"})
			parcels.Seed("sent", model.Parcel{Order: "sent", SentAt: noon})
			events := &fake.Events[contract.ParcelSent]{}
			var sendParcel contract.SendParcel = send.New(send.Ports{
				Parcels:     parcels,
				FulfilOrder: &fake.Operation[fulfil.In, fulfil.Out]{Out: fulfil.Out{Email: "ada@example.com"}, Err: test.fulfil},
				ParcelSent:  events,
				Clock:       fake.Clock(noon),
			})

			out, err := sendParcel.Handle(t.Context(), contract.In{Order: test.order})

			if !errors.Is(err, test.want) {
				t.Fatalf("error is %v, want %v", err, test.want)
			}
			if test.want == nil && !out.SentAt.Equal(noon) {
				t.Errorf("sent at %v, want %v", out.SentAt, noon)
			}
			if !reflect.DeepEqual(events.Published, test.published) {
				t.Errorf("published %+v, want %+v", events.Published, test.published)
			}
			if test.want != nil && parcels.Value("ready").Sent() {
				t.Error("the parcel is marked as sent")
			}
		})
	}
}
