//go:build !windows

package nameresult

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
	guard(w, func() (res any) { // want `has another statement in Handler.ServeHTTP than its template.s .guard.w, func.. any`
		defer func() { res = 1 }()
		if in.N < 0 {
			return nil
		}
		h.seen++
		return map[string]int{"n": in.N}
	})
}

func guard(w http.ResponseWriter, do func() any) {
	defer func() {
		if recover() != nil {
			http.Error(w, "internal", http.StatusInternalServerError)
		}
	}()
	_ = json.NewEncoder(w).Encode(do())
}
