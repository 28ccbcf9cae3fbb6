package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/spf13/cobra"
)

// bundleFlags are the flags by which schema policy prints the policy itself.
type bundleFlags struct {
	bundle bool
	nogo   bool
	top    string
}

func (b *bundleFlags) register(c *cobra.Command) {
	c.Flags().BoolVar(&b.bundle, "bundle", false, "print the policy of this folder with all that rules need besides the code")
	c.Flags().BoolVar(&b.nogo, "nogo", false, "with --bundle, print it as a configuration of Bazel's nogo")
	c.Flags().StringVar(&b.top, "top", "", "with --bundle, the `folder` from which the driver names files (default: that of MODULE.bazel or WORKSPACE, else the policy's)")
}

func (b *bundleFlags) asked() bool { return b.bundle || b.nogo || b.top != "" }

func (a *app) bundle(f bundleFlags, schema string) error {
	switch {
	case schema != "policy":
		return fmt.Errorf("--bundle, --nogo and --top are about the policy, not about %s", schema)
	case !f.bundle:
		return errors.New("--nogo and --top go with --bundle")
	}
	_, root, err := subject.PolicyAbove(a.dir)
	if err != nil {
		return err
	}
	top := bazelTop(root)
	if f.top != "" {
		top = a.path(f.top)
	}
	b, err := subject.NewBundle(root, top)
	if err != nil {
		return err
	}
	text := b.Encode()
	if f.nogo {
		type analyzer struct {
			Flags map[string]string `json:"analyzer_flags"`
		}
		if text, err = json.Marshal(map[string]analyzer{subject.Analyzer.Name: {map[string]string{"policy": string(text)}}}); err != nil {
			return err
		}
		text = append(text, '\n')
	}
	_, err = a.stdout.Write(text)
	return err
}

// bazelTop returns the nearest folder, the policy's or one above it, that is a workspace of Bazel, else the policy's.
func bazelTop(root string) string {
	for at := root; ; at = filepath.Dir(at) {
		for _, name := range []string{"MODULE.bazel", "WORKSPACE.bazel", "WORKSPACE"} {
			if info, err := os.Stat(filepath.Join(at, name)); err == nil && !info.IsDir() {
				return at
			}
		}
		if at == filepath.Dir(at) {
			return root
		}
	}
}
