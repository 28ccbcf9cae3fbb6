package main

import (
	"net/http"

	"example.com/mainwithoperations/svc/weigh" // want "operation example.com/mainwithoperations/cmd/passd imports operation example.com/mainwithoperations/svc/weigh; "
)

type server struct{ scale weigh.Scale }

func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if kilos, err := weigh.New(s.scale).Weigh(r.Context(), r.FormValue("plate")); err != nil || kilos > 40_000 {
		w.WriteHeader(http.StatusForbidden)
	}
}

func main() { panic(http.ListenAndServe("localhost:1", &server{})) }
