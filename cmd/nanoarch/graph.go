package main

import (
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/gate"
	"github.com/spf13/cobra"
)

func newGraph(a *app) *cobra.Command {
	var f reading
	c := &cobra.Command{
		Use: "graph",
		RunE: func(c *cobra.Command, args []string) error {
			o, done, err := a.options(f)
			if err != nil {
				return err
			}
			g, err := gate.Graph(c.Context(), o)
			done()
			if err != nil {
				return err
			}
			return g.JSON(a.stdout)
		},
	}
	f.register(c)
	return c
}
