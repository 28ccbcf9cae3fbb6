package remote_test

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"testing"

	"example.com/shop/adapters/remote"
	charge "example.com/shop/services/payments/charge/contract"
)

func TestErrorsCrossTheBoundary(t *testing.T) {
	tests := []struct {
		name   string
		status int
		body   string
		want   error
	}{
		{name: "success", status: http.StatusOK, body: `{"Payment":"payment-1"}`},
		{name: "declared", status: http.StatusUnprocessableEntity, body: `{"error":"charge card: declined"}`, want: charge.ErrDeclined},
		{name: "undeclared", status: http.StatusUnprocessableEntity, body: `{"error":"charge card: full moon"}`, want: charge.ErrUnavailable},
		{name: "from a proxy", status: http.StatusBadGateway, body: `<html>`, want: charge.ErrUnavailable},
		{name: "cut short", status: http.StatusOK, body: `{"Payment":`, want: charge.ErrUnavailable},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if want := "/internal/operations/payments/charge"; r.Method != http.MethodPost || r.URL.Path != want {
					t.Errorf("asked %s %s, want POST %s", r.Method, r.URL.Path, want)
				}
				w.WriteHeader(test.status)
				w.Write([]byte(test.body))
			}))
			defer server.Close()

			out, err := remote.ChargeCard(remote.NewClient(server.URL)).Handle(t.Context(), charge.In{Card: "card", Amount: 900})

			if !errors.Is(err, test.want) {
				t.Fatalf("error is %v, want %v", err, test.want)
			}
			if test.want == nil && out.Payment != "payment-1" {
				t.Errorf("answer is %+v", out)
			}
		})
	}
}

func TestNobodyListens(t *testing.T) {
	server := httptest.NewServer(http.NotFoundHandler())
	server.Close()
	_, err := remote.ChargeCard(remote.NewClient(server.URL)).Handle(t.Context(), charge.In{})
	if !errors.Is(err, charge.ErrUnavailable) {
		t.Errorf("error is %v, want %v", err, charge.ErrUnavailable)
	}
}
