package main

import (
	"errors"
	"fmt"

	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/source"
	"github.com/spf13/cobra"
)

func newCache(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:   "cache info|clean",
		Short: "what is remembered between runs",
		Long: `nanoarch remembers what it has read and found, so that the next run only looks at what has changed. A cached outcome
is the same, byte for byte, as that of nanoarch check --no-cache. Caches bound themselves; removing them costs time only.`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	dir := func() (string, error) {
		if d := source.DefaultCacheDir(); d != "" {
			return d, nil
		}
		return "", errors.New("this machine has no folder for caches; set XDG_CACHE_HOME or HOME")
	}
	c.AddCommand(&cobra.Command{
		Use: "info", Short: "where the caches are, and how large", Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			d, err := dir()
			if err != nil {
				return err
			}
			info, err := source.InspectCache(d)
			if err != nil {
				return fmt.Errorf("cannot look at the caches: %w", err)
			}
			_, err = fmt.Fprintf(a.stdout, "%s\n%d programs, %d files, %.1f MB\n", d, info.Programs, info.Files, float64(info.Bytes)/1e6)
			return err
		},
	}, &cobra.Command{
		Use: "clean", Short: "remove all caches of nanoarch", Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			d, err := dir()
			if err != nil {
				return err
			}
			if err := source.CleanCache(d); err != nil {
				return fmt.Errorf("cannot remove the caches: %w", err)
			}
			return nil
		},
	})
	return c
}
