package track_test

import (
	"errors"
	"testing"
	"time"

	"example.com/shop/services/shipping/model"
	"example.com/shop/services/shipping/track"
	"example.com/shop/services/shipping/track/contract"
	"example.com/shop/shared/contract/id"
	"example.com/shop/shared/contract/store"
	"example.com/shop/test/fake"
)

func TestTrackParcel(t *testing.T) {
	noon := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	evening := noon.Add(6 * time.Hour)
	tests := []struct {
		name  string
		order id.Order
		down  error
		out   contract.Out
		want  error
	}{
		{name: "scheduled", order: "scheduled", out: contract.Out{ScheduledAt: noon}},
		{name: "sent", order: "sent", out: contract.Out{ScheduledAt: noon, SentAt: evening}},
		{name: "unknown", order: "other", want: contract.ErrNotFound},
		{name: "store down", order: "sent", down: store.ErrUnavailable, want: contract.ErrUnavailable},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			parcels := &fake.Store[model.Parcel]{Err: test.down}
			parcels.Seed("scheduled", model.Parcel{Order: "scheduled", ScheduledAt: noon})
			parcels.Seed("sent", model.Parcel{Order: "sent", ScheduledAt: noon, SentAt: evening})
			var trackParcel contract.TrackParcel = track.New(track.Ports{Parcels: parcels})

			out, err := trackParcel.Handle(t.Context(), contract.In{Order: test.order})

			if !errors.Is(err, test.want) {
				t.Fatalf("error is %v, want %v", err, test.want)
			}
			if out != test.out {
				t.Errorf("answer is %+v, want %+v", out, test.out)
			}
		})
	}
}
