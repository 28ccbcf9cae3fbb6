// Package tell tells by a command.
package tell

import (
	"context"
	"os/exec"
)

// Handle hands the command on.
func Handle(ctx context.Context, name string, run func(*exec.Cmd) error) error {
	return run(exec.CommandContext(ctx, name)) // want `uses os/exec.CommandContext \(exec\)`
}
