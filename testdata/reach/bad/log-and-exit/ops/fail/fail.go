// Package fail ends the process.
package fail

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
)

// Handler has a logger that was handed over.
type Handler struct{ Log *slog.Logger }

// Handle ends the process if the command fails.
func (h *Handler) Handle(ctx context.Context, name string) {
	if err := exec.CommandContext(ctx, name).Run(); err != nil { // want `uses os/exec.CommandContext \(exec\)` `uses \(os/exec.Cmd\).Run \(exec\)`
		fmt.Println(err)      // want `uses fmt.Println \(files\)`
		h.Log.Error("failed") // want `uses \(log/slog.Logger\).Error \(log\); .* so return errors and let a decorator or a root log`
		os.Exit(1)            // want `uses os.Exit \(exit\)`
	}
}
