package gate

import (
	"errors"
	"io/fs"

	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/program"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/source"
	"github.com/nanoarch/nanoarch/rules"
)

// readOwners reads the file that says who answers for what, from the view of the code, so that outcomes depend on it. A
// file that cannot be read keeps the rule owners from telling anything.
func (r *Result) readOwners(view *source.View, o *Options) {
	file := r.Policy.Owners()
	if file == "" {
		return
	}
	b, err := view.ReadFile(file)
	switch {
	case errors.Is(err, fs.ErrNotExist) && o.foreign != nil:
		return // the policy of another state of the code, which has no such file: its own run says so
	case errors.Is(err, fs.ErrNotExist):
		r.Errors = append(r.Errors, source.Problem{File: rules.FileName, Message: "[owners] names " + file + ", which is not there"})
		return
	case err != nil:
		r.Errors = append(r.Errors, source.Problem{File: rules.FileName, Message: "[owners] names " + file + ", which cannot be read: " + err.Error()})
		return
	}
	owners, faults := program.ParseOwners(file, b)
	for _, f := range faults {
		r.Errors = append(r.Errors, source.Problem{File: file, Line: f.Line, Message: f.Message})
	}
	if len(faults) == 0 {
		r.Program.Owners = owners
	}
}
