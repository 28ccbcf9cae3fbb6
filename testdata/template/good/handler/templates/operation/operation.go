//go:build !windows

package operation

import (
	"encoding/json"
	"net/http"
	"sync"

	"example.com/handler/internal/hole"
)

//nanoarch:hole decls=unexported

type Handler struct {
	mu sync.Mutex
	hole.Any
}

type request struct{ hole.Any }

func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h.mu.Lock()
	defer h.mu.Unlock()
	var in request
	if err := json.NewDecoder(r.Body).Decode(&in); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	guard(w, func() any {
		hole.Stmts(h, in)
		return hole.Expr[any](h, in)
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
