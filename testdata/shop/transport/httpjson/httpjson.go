// Package httpjson turns functions into HTTP handlers that speak JSON.
package httpjson

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"

	"example.com/shop/shared/wire"
)

// maxBody is the size in bytes up to which a request's body is read.
const maxBody = 1 << 20

// Statuses says with which HTTP status each declared error of an operation is answered. Other errors are answered
// with 500.
type Statuses map[error]int

// Endpoint answers a request in three steps: decode reads the input, do has the work done, and encode shapes the
// answer. An input that cannot be read is the client's fault.
func Endpoint[In, Out any](
	success int,
	decode func(*http.Request) (In, error),
	do func(context.Context, In) (Out, error),
	encode func(Out) any,
	statuses Statuses,
) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.Body = http.MaxBytesReader(w, r.Body, maxBody)
		in, err := decode(r)
		if err != nil {
			write(w, http.StatusBadRequest, wire.Failure{Error: "bad request", Detail: err.Error()})
			return
		}
		out, err := do(r.Context(), in)
		if err != nil {
			fail(w, err, statuses)
			return
		}
		write(w, success, encode(out))
	})
}

// Body reads a value from the request's body; fields that the value does not have are a mistake.
func Body[T any](r *http.Request) (T, error) {
	var value T
	decoder := json.NewDecoder(r.Body)
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&value); err != nil {
		return value, fmt.Errorf("read body: %w", err)
	}
	return value, nil
}

// Same answers with the output as it is.
func Same[Out any](out Out) any { return out }

func fail(w http.ResponseWriter, err error, statuses Statuses) {
	for declared, status := range statuses {
		if errors.Is(err, declared) {
			write(w, status, wire.Failure{Error: declared.Error(), Detail: err.Error()})
			return
		}
	}
	write(w, http.StatusInternalServerError, wire.Failure{Error: "internal error"})
}

func write(w http.ResponseWriter, status int, value any) {
	content, err := json.Marshal(value)
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	w.Write(append(content, '\n')) // a client that went away needs no answer
}
