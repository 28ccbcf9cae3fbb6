package httpjson_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"example.com/shop/transport/httpjson"
)

var errEmpty = errors.New("greet: empty name")

type greeting struct{ Name string }

func greet(_ context.Context, in greeting) (greeting, error) {
	switch in.Name {
	case "":
		return greeting{}, fmt.Errorf("%w: nobody", errEmpty)
	case "panic":
		return greeting{}, errors.New("secret")
	}
	return greeting{Name: "Hello " + in.Name}, nil
}

func TestEndpoint(t *testing.T) {
	tests := []struct {
		name   string
		body   string
		status int
		answer string
	}{
		{name: "success", body: `{"Name":"Ada"}`, status: http.StatusCreated, answer: `{"Name":"Hello Ada"}`},
		{name: "declared error", body: `{}`, status: http.StatusConflict, answer: `{"error":"greet: empty name","detail":"greet: empty name: nobody"}`},
		{name: "undeclared error", body: `{"Name":"panic"}`, status: http.StatusInternalServerError, answer: `{"error":"internal error"}`},
	}
	statuses := httpjson.Statuses{errEmpty: http.StatusConflict}
	endpoint := httpjson.Endpoint(http.StatusCreated, httpjson.Body[greeting], greet, httpjson.Same[greeting], statuses)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			recorder := httptest.NewRecorder()
			endpoint.ServeHTTP(recorder, httptest.NewRequest(http.MethodPost, "/", strings.NewReader(test.body)))
			if answer := strings.TrimSpace(recorder.Body.String()); recorder.Code != test.status || answer != test.answer {
				t.Errorf("answered %d %s, want %d %s", recorder.Code, answer, test.status, test.answer)
			}
		})
	}
}

func TestBadRequests(t *testing.T) {
	endpoint := httpjson.Endpoint(http.StatusOK, httpjson.Body[greeting], greet, httpjson.Same[greeting], nil)
	for _, body := range []string{"", "{", `{"Nmae":"Ada"}`, `{"Name":"` + strings.Repeat("a", 2<<20) + `"}`} {
		recorder := httptest.NewRecorder()
		endpoint.ServeHTTP(recorder, httptest.NewRequest(http.MethodPost, "/", strings.NewReader(body)))
		if recorder.Code != http.StatusBadRequest {
			t.Errorf("answered %d to %.20q", recorder.Code, body)
		}
	}
}
