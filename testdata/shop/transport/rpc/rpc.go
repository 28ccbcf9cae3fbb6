// Package rpc lets another deployment call operations of this one, and tell it about events. It is the other end of
// the adapter remote and must be reachable from inside only.
package rpc

import (
	"context"
	"net/http"

	"example.com/shop/shared/contract/events"
	"example.com/shop/shared/wire"
	"example.com/shop/transport/httpjson"
)

// Operation answers calls of an operation. Its declared errors travel by their text.
func Operation[In, Out any](
	mux *http.ServeMux,
	capability, operation string,
	do func(context.Context, In) (Out, error),
	declared ...error,
) {
	statuses := httpjson.Statuses{}
	for _, err := range declared {
		statuses[err] = http.StatusUnprocessableEntity
	}
	endpoint := httpjson.Endpoint(http.StatusOK, httpjson.Body[In], do, httpjson.Same[Out], statuses)
	mux.Handle("POST "+wire.OperationPath(capability, operation), endpoint)
}

// Event publishes events of type E that happened in the other deployment.
func Event[E any](mux *http.ServeMux, name string, publisher events.Publisher[E]) {
	publish := func(ctx context.Context, event E) (struct{}, error) {
		publisher.Publish(ctx, event)
		return struct{}{}, nil
	}
	endpoint := httpjson.Endpoint(http.StatusOK, httpjson.Body[E], publish, httpjson.Same[struct{}], nil)
	mux.Handle("POST "+wire.EventPath(name), endpoint)
}
