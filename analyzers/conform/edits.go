package conform

import "github.com/nanoarch/nanoarch/analyzers/inventory"

// replacement and insertion describe how a statement of the template comes back.
func (w *writer) replacement(r *route) *Edit { return nil }

func (w *writer) insertion(r *route, at inventory.Pos, last bool) *Edit { return nil }
