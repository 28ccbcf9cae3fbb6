package source

import (
	"context"
	"os"
	"strings"
)

// Std asks the go command for the import paths of the standard library, once for each of its versions.
func Std(ctx context.Context, build Build, cache *Cache) ([]string, error) {
	g := &goCommand{ctx: ctx, build: build}
	file := "go-" + KeyOf("std", Environment().String(), build.GOOS, build.GOARCH).String()
	out, known := cache.File(file)
	if !known {
		var err error
		if out, err = g.run(os.TempDir(), "off", "list", "std"); err != nil {
			return nil, err
		}
		cache.SetFile(file, out)
	}
	return strings.Fields(string(out)), nil
}
