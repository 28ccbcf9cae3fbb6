// Package shipping binds the operations around parcels to the ports that a deployment chooses.
package shipping

import (
	fulfil "example.com/shop/services/orders/fulfil/contract"
	"example.com/shop/services/shipping/model"
	"example.com/shop/services/shipping/notify"
	notifyapi "example.com/shop/services/shipping/notify/contract"
	"example.com/shop/services/shipping/schedule"
	scheduleapi "example.com/shop/services/shipping/schedule/contract"
	"example.com/shop/services/shipping/send"
	sendapi "example.com/shop/services/shipping/send/contract"
	"example.com/shop/services/shipping/track"
	trackapi "example.com/shop/services/shipping/track/contract"
	"example.com/shop/shared/contract/clock"
	"example.com/shop/shared/contract/events"
	"example.com/shop/shared/contract/mail"
	"example.com/shop/shared/contract/store"
)

// Parcels stores parcels.
type Parcels interface {
	store.Getter[model.Parcel]
	store.Putter[model.Parcel]
}

// Ports is what shipping needs from its deployment.
type Ports struct {
	Parcels     Parcels
	FulfilOrder fulfil.FulfilOrder
	ParcelSent  events.Publisher[sendapi.ParcelSent]
	Mail        mail.Sender
	Clock       clock.Clock
}

// Module is what shipping can do.
type Module struct {
	ScheduleParcel scheduleapi.ScheduleParcel
	SendParcel     sendapi.SendParcel
	TrackParcel    trackapi.TrackParcel
	NotifyCustomer notifyapi.NotifyCustomer
}

// New builds the capability.
func New(ports Ports) Module {
	return Module{
		ScheduleParcel: schedule.New(schedule.Ports{Parcels: ports.Parcels, Clock: ports.Clock}),
		SendParcel: send.New(send.Ports{
			Parcels: ports.Parcels, FulfilOrder: ports.FulfilOrder, ParcelSent: ports.ParcelSent, Clock: ports.Clock,
		}),
		TrackParcel:    track.New(track.Ports{Parcels: ports.Parcels}),
		NotifyCustomer: notify.New(notify.Ports{Mail: ports.Mail}),
	}
}
