package main

import (
	"fmt"
	"time"

	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/gate"
	"github.com/spf13/cobra"
)

// reading holds the flags of all commands that read code.
type reading struct {
	noCache  bool
	overlay  string
	revision string
	loader   string
}

func (r *reading) register(c *cobra.Command) {
	r.registerTree(c)
	c.Flags().StringVar(&r.overlay, "overlay", "", "judge as if the files of this `folder` were saved over the policy's folder")
	c.Flags().StringVar(&r.revision, "revision", "", "read this git `revision` from the repository's objects instead of the files on disk")
}

// registerTree registers what makes sense where the files on disk are meant and no others.
func (r *reading) registerTree(c *cobra.Command) {
	c.Flags().BoolVar(&r.noCache, "no-cache", false, "read everything again")
	c.Flags().StringVar(&r.loader, "loader", "own", "who finds packages and their types: own, or go for go/packages with the driver in GOPACKAGESDRIVER (runs cgo)")
}

// options translates the flags; done ends the progress line.
func (a *app) options(r reading) (o gate.Options, done func(), err error) {
	if err := oneOf("--loader", r.loader, "own", "go"); err != nil {
		return o, nil, err
	}
	o = gate.Options{Dir: a.dir, NoCache: r.noCache, Revision: r.revision, GoLoader: r.loader == "go"}
	if r.overlay != "" {
		o.Overlay = a.path(r.overlay)
	}
	if !terminal(a.stderr) {
		return o, func() {}, nil
	}
	start, shown := time.Now(), false
	o.Progress = func(n, total int) {
		if time.Since(start) > time.Second {
			shown = true
			fmt.Fprintf(a.stderr, "\rreading %d of %d packages\x1b[K", n, total)
		}
	}
	return o, func() {
		if shown {
			fmt.Fprint(a.stderr, "\r\x1b[K")
		}
	}, nil
}
