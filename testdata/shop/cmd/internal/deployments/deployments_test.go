// Package deployments_test takes the same walk through the shop in every deployment: a customer must not notice which
// one they talk to.
package deployments_test

import (
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"example.com/shop/cmd/internal/backoffice"
	"example.com/shop/cmd/internal/monolith"
	"example.com/shop/cmd/internal/storefront"
)

var quiet = slog.New(slog.DiscardHandler)

func startMonolith(t *testing.T) *shop {
	data := t.TempDir()
	handler, err := monolith.New(data, quiet)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	return &shop{t: t, storefront: server.URL, backoffice: server.URL, data: []string{data}}
}

// startSplit makes both listeners first, because each half must know the other's address.
func startSplit(t *testing.T) *shop {
	frontData, backData := t.TempDir(), t.TempDir()
	front, back := httptest.NewUnstartedServer(nil), httptest.NewUnstartedServer(nil)
	frontURL, backURL := "http://"+front.Listener.Addr().String(), "http://"+back.Listener.Addr().String()
	var err error
	if front.Config.Handler, err = storefront.New(frontData, backURL, quiet); err != nil {
		t.Fatal(err)
	}
	if back.Config.Handler, err = backoffice.New(backData, frontURL, quiet); err != nil {
		t.Fatal(err)
	}
	for _, server := range []*httptest.Server{front, back} {
		server.Start()
		t.Cleanup(server.Close)
	}
	return &shop{t: t, storefront: frontURL, backoffice: backURL, data: []string{frontData, backData}}
}

func TestDeployments(t *testing.T) {
	deployments := map[string]func(*testing.T) *shop{"monolith": startMonolith, "split": startSplit}
	walks := map[string]func(*shop){
		"from order to parcel":    fromOrderToParcel,
		"cancelled":               cancelled,
		"declined":                declined,
		"more than there is":      moreThanThereIs,
		"nobody knows this order": unknownOrder,
	}
	for deployment, start := range deployments {
		for walk, take := range walks {
			t.Run(deployment+"/"+walk, func(t *testing.T) { take(start(t)) })
		}
	}
}

func fromOrderToParcel(s *shop) {
	mug := s.addProduct("Mug", 900, 20)
	order := s.placeOrder(mug, 10, "4111111111111111", http.StatusCreated)
	s.want(order["total_cents"], 8550.0)
	s.want(s.stock(), 10.0)
	path := fmt.Sprint("/orders/", order["id"])
	s.want(s.get(s.storefront+path, http.StatusOK)["status"], "placed")

	parcel := s.get(s.backoffice+fmt.Sprint("/parcels/", order["id"]), http.StatusOK)
	s.want(parcel["sent_at"], nil)
	sent := s.post(s.backoffice+fmt.Sprint("/parcels/", order["id"], "/send"), "", http.StatusOK)
	again := s.post(s.backoffice+fmt.Sprint("/parcels/", order["id"], "/send"), "", http.StatusOK)
	s.want(again["sent_at"], sent["sent_at"])

	s.want(s.get(s.storefront+path, http.StatusOK)["status"], "shipped")
	s.post(s.storefront+path+"/cancel", "", http.StatusConflict)
	s.want(s.get(s.backoffice+"/payments?since=2020-01-01", http.StatusOK)["total_cents"], 8550.0)
	s.want(s.letters(), 2) // one when the order arrived, one when the parcel left
}

func cancelled(s *shop) {
	mug := s.addProduct("Mug", 900, 5)
	order := s.placeOrder(mug, 2, "4111111111111111", http.StatusCreated)
	path := fmt.Sprint("/orders/", order["id"], "/cancel")
	s.want(s.post(s.storefront+path, "", http.StatusOK)["refunded_cents"], 1800.0)
	s.want(s.post(s.storefront+path, "", http.StatusOK)["refunded_cents"], 1800.0)
	s.want(s.stock(), 5.0)
	s.want(s.get(s.backoffice+"/payments", http.StatusOK)["total_cents"], 0.0)
	s.post(s.backoffice+fmt.Sprint("/parcels/", order["id"], "/send"), "", http.StatusConflict)
}

func declined(s *shop) {
	mug := s.addProduct("Mug", 900, 5)
	failure := s.placeOrder(mug, 2, "4000000000000002", http.StatusPaymentRequired)
	s.want(failure["error"], "place order: card declined")
	s.want(s.stock(), 5.0)
	s.want(s.letters(), 0)
}

func moreThanThereIs(s *shop) {
	mug := s.addProduct("Mug", 900, 5)
	failure := s.placeOrder(mug, 6, "4111111111111111", http.StatusConflict)
	s.want(failure["error"], "place order: out of stock")
	s.want(s.get(s.backoffice+"/payments", http.StatusOK)["total_cents"], 0.0)
}

func unknownOrder(s *shop) {
	s.get(s.storefront+"/orders/order-x", http.StatusNotFound)
	s.get(s.backoffice+"/parcels/order-x", http.StatusNotFound)
	s.post(s.backoffice+"/parcels/order-x/send", "", http.StatusNotFound)
}

func (s *shop) letters() int {
	count := 0
	for _, data := range s.data {
		entries, err := os.ReadDir(filepath.Join(data, "mail"))
		if err != nil {
			s.t.Fatal(err)
		}
		count += len(entries)
	}
	return count
}
