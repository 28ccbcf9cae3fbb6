// Package run runs.
package run

import (
	"context"

	"example.com/methodofanembeddedtype/shared/help"
)

type timer struct{ help.Clock }

// Handle runs.
func Handle(_ context.Context, t *timer) (int, error) { return t.Now().Year(), nil } // want `uses \(example.com/methodofanembeddedtype/shared/help.Clock\).Now, which leads to time.Now`
