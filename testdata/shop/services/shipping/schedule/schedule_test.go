package schedule_test

import (
	"errors"
	"reflect"
	"testing"
	"time"

	place "example.com/shop/services/orders/place/contract"
	"example.com/shop/services/shipping/model"
	"example.com/shop/services/shipping/schedule"
	"example.com/shop/services/shipping/schedule/contract"
	"example.com/shop/shared/contract/basket"
	"example.com/shop/shared/contract/store"
	"example.com/shop/test/fake"
)

var (
	noon   = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	placed = place.OrderPlaced{Order: "order-1", Items: []basket.Item{{Product: "mug", Quantity: 2}}}
)

func TestScheduleParcel(t *testing.T) {
	parcels := &fake.Store[model.Parcel]{}
	var scheduleParcel contract.ScheduleParcel = schedule.New(schedule.Ports{Parcels: parcels, Clock: fake.Clock(noon)})

	if err := scheduleParcel.Handle(t.Context(), placed); err != nil {
		t.Fatal(err)
	}

	want := model.Parcel{Order: "order-1", Items: placed.Items, ScheduledAt: noon}
	if got := parcels.Value("order-1"); !reflect.DeepEqual(got, want) {
		t.Errorf("stored %+v, want %+v", got, want)
	}
}

func TestEventTwice(t *testing.T) {
	parcels := &fake.Store[model.Parcel]{}
	sent := model.Parcel{Order: "order-1", ScheduledAt: noon, SentAt: noon}
	parcels.Seed("order-1", sent)

	if err := schedule.New(schedule.Ports{Parcels: parcels, Clock: fake.Clock(noon)}).Handle(t.Context(), placed); err != nil {
		t.Fatal(err)
	}

	if got := parcels.Value("order-1"); !reflect.DeepEqual(got, sent) {
		t.Errorf("stored %+v, want %+v", got, sent)
	}
}

func TestStoreDown(t *testing.T) {
	parcels := &fake.Store[model.Parcel]{Err: store.ErrUnavailable}
	err := schedule.New(schedule.Ports{Parcels: parcels, Clock: fake.Clock(noon)}).Handle(t.Context(), placed)
	if !errors.Is(err, contract.ErrUnavailable) {
		t.Errorf("error is %v, want %v", err, contract.ErrUnavailable)
	}
}
