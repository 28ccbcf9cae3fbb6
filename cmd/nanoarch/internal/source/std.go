package source

import (
	"context"
	"os"
	"strings"
)

// Std asks the go command for the import paths of the standard library, once for each of its versions.
func Std(ctx context.Context, build Build, cache *Cache) ([]string, error) {
	g := &goCommand{ctx: ctx, build: build}
	k := KeyOf("std", Environment().String(), build.GOOS, build.GOARCH)
	out, known := cache.Get(k)
	if !known {
		var err error
		if out, err = g.run(os.TempDir(), "off", "list", "std"); err != nil {
			return nil, err
		}
		cache.Put(k, out, true)
	}
	return strings.Fields(string(out)), nil
}
