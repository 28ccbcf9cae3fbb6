// Package run runs.
package run

import (
	"context"

	"io"

	"example.com/onlybehindaninterface/shared/help"
)

// Handle runs.
func Handle(_ context.Context, r io.Reader, w io.Writer) error { return help.Copy(w, r) }
