package status

import "net/http"

type Shelf interface{ Books() int }

type Endpoint struct{ shelf Shelf }

func New(shelf Shelf) *Endpoint { return &Endpoint{shelf} }

// Respond is an edge, and all there is.
func (e *Endpoint) Respond(w http.ResponseWriter, r *http.Request) {
	if e.shelf.Books() == 0 {
		w.WriteHeader(http.StatusNotFound)
	}
}

func (e *Endpoint) MapEndpoint(mux *http.ServeMux) { mux.HandleFunc("/status", e.Respond) }
