package main

import "github.com/spf13/cobra"

func newTemplate(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:   "template",
		Short: "make, show and learn the templates that packages stand on",
		Args:  cobra.NoArgs,
		RunE:  func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(newTemplateInit(a))
	return c
}
