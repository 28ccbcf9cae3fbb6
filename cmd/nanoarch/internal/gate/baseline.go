package gate

import (
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/baseline"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/source"
)

// ReadBaseline reads the baseline of a view: of a tree, a revision or an overlay, whose folder is the policy's.
func ReadBaseline(v *source.View) (baseline.Set, []baseline.Fault) {
	return baseline.Read(baseline.Files{
		List: func(dir string) (files, dirs []string, err error) {
			entries, err := v.ReadDir(dir)
			for _, e := range entries {
				if e.Dir {
					dirs = append(dirs, e.Name)
				} else {
					files = append(files, e.Name)
				}
			}
			return files, dirs, err
		},
		Read: v.ReadFile,
	})
}
