//go:build !windows

package unguarded

import (
	"encoding/json"
	"net/http"
	"sync"
)

type Handler struct {
	mu   sync.Mutex
	seen int
}

type request struct {
	N int `json:"n"`
}

func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h.mu.Lock()
	defer h.mu.Unlock()
	var in request
	if err := json.NewDecoder(r.Body).Decode(&in); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	_ = json.NewEncoder(w).Encode(func() any { // want "has another statement in Handler.ServeHTTP"
		if in.N < 0 {
			return nil
		}
		h.seen++
		return map[string]int{"n": in.N}
	}())
}

func guard(w http.ResponseWriter, do func() any) {
	defer func() {
		if recover() != nil {
			http.Error(w, "internal", http.StatusInternalServerError)
		}
	}()
	_ = json.NewEncoder(w).Encode(do())
}
