// Package backofficeapi is the HTTP interface for those who run the shop: parcels and payments.
package backofficeapi

import (
	"fmt"
	"net/http"
	"time"

	history "example.com/shop/services/payments/history/contract"
	send "example.com/shop/services/shipping/send/contract"
	track "example.com/shop/services/shipping/track/contract"
	"example.com/shop/shared/contract/id"
	"example.com/shop/transport/httpjson"
)

// Operations is what the interface offers.
type Operations struct {
	PaymentHistory history.PaymentHistory
	SendParcel     send.SendParcel
	TrackParcel    track.TrackParcel
}

// Register adds the interface to mux.
func Register(mux *http.ServeMux, operations Operations) {
	mux.Handle("GET /payments", httpjson.Endpoint(http.StatusOK,
		readHistoryQuery, operations.PaymentHistory.Handle, writeHistory,
		httpjson.Statuses{
			history.ErrUnavailable: http.StatusServiceUnavailable,
		}))
	mux.Handle("GET /parcels/{order}", httpjson.Endpoint(http.StatusOK,
		readTrackQuery, operations.TrackParcel.Handle, writeTrack,
		httpjson.Statuses{
			track.ErrNotFound:    http.StatusNotFound,
			track.ErrUnavailable: http.StatusServiceUnavailable,
		}))
	mux.Handle("POST /parcels/{order}/send", httpjson.Endpoint(http.StatusOK,
		readSend, operations.SendParcel.Handle, writeSend,
		httpjson.Statuses{
			send.ErrNotScheduled: http.StatusNotFound,
			send.ErrCancelled:    http.StatusConflict,
			send.ErrUnavailable:  http.StatusServiceUnavailable,
		}))
}

func readHistoryQuery(r *http.Request) (history.In, error) {
	since := r.URL.Query().Get("since")
	if since == "" {
		return history.In{}, nil
	}
	day, err := time.Parse(time.DateOnly, since)
	if err != nil {
		return history.In{}, fmt.Errorf("since is no date like 2026-03-01: %w", err)
	}
	return history.In{Since: day}, nil
}

func readTrackQuery(r *http.Request) (track.In, error) {
	return track.In{Order: id.Order(r.PathValue("order"))}, nil
}

func readSend(r *http.Request) (send.In, error) {
	return send.In{Order: id.Order(r.PathValue("order"))}, nil
}
