package printpage

import "context"

// PrintTwice does not exist in the policy's build context.
func (h *Handler) PrintTwice(ctx context.Context, page string) error { return nil }
