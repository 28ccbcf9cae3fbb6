package source

import (
	"context"
	"os"
	"strings"
)

// Std asks the go command for the import paths of the standard library.
func Std(ctx context.Context, build Build) ([]string, error) {
	g := &goCommand{ctx: ctx, build: build}
	out, err := g.run(os.TempDir(), "off", "list", "std")
	if err != nil {
		return nil, err
	}
	return strings.Fields(string(out)), nil
}
