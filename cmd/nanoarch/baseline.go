package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/baseline"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/gate"
	"github.com/spf13/cobra"
)

// baselineFlags are the flags of baseline as they were given.
type baselineFlags struct {
	reading
	prune  bool
	accept []string
	moved  string
	note   baseline.Note
	joined []string
}

func newBaseline(a *app) *cobra.Command {
	var f baselineFlags
	c := &cobra.Command{
		Use:   "baseline",
		Short: "leave today's findings for later",
		Long: `Write what check finds today to nanoarch.baseline, a file a package, so that from now on only what is new fails. Commit
the folder. check never writes it; what is mended has to be taken out with --prune, so a baseline can only shrink.
A single finding is taken up with --accept and a reason.

Without a flag: the first baseline, of everything. Where there is one, the same as --prune, and refused while there are
findings that are not in it.`,
		Example: `  nanoarch baseline                        the first one
  nanoarch baseline --prune                take out what was mended
  nanoarch baseline --accept 3f0c2a9b1d7e --reason "goes with the old checkout" --owner @shop/orders --expires 2026-12-31
  nanoarch baseline --moved example.com/shop/order=example.com/shop/orders   after a package was renamed`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return a.baseline(c.Context(), f) },
	}
	f.registerTree(c)
	fl := c.Flags()
	fl.BoolVar(&f.prune, "prune", false, "only remove entries and lower counts, to what is left")
	fl.StringSliceVar(&f.accept, "accept", nil, "take up the finding of this `ID`; repeatable")
	fl.StringVar(&f.note.Reason, "reason", "", "with --accept: `why` it is left for later")
	fl.StringVar(&f.note.Owner, "owner", "", "with --accept: `who` mends it")
	fl.StringVar(&f.note.Expires, "expires", "", "with --accept: the `day` by which it is mended, as 2006-01-02")
	fl.StringVar(&f.moved, "moved", "", "after import paths were renamed: `OLD=NEW`, of one package or of all below it")
	fl.StringArrayVar(&f.joined, "inventory", nil, "read the findings from what nanoarch inventory wrote to this `FILE` instead of the code; repeatable")
	return c
}

// parse checks that the flags make sense together.
func (f *baselineFlags) parse() error {
	modes := 0
	for _, set := range []bool{f.prune, len(f.accept) > 0, f.moved != ""} {
		if set {
			modes++
		}
	}
	from, to, both := strings.Cut(f.moved, "=")
	switch {
	case modes > 1:
		return errors.New("--prune, --accept and --moved do different things; run one after the other")
	case len(f.accept) > 0 && strings.TrimSpace(f.note.Reason) == "":
		return errors.New("--accept needs --reason: why the finding is left for later")
	case len(f.accept) == 0 && f.note != (baseline.Note{}):
		return errors.New("--reason, --owner and --expires belong to --accept")
	case f.note.Expires != "" && !baseline.IsDay(f.note.Expires):
		return fmt.Errorf("--expires takes a day such as 2026-12-31, not %q", f.note.Expires)
	case f.moved != "" && (!both || from == "" || to == ""):
		return fmt.Errorf("--moved takes two import paths as OLD=NEW, not %q", f.moved)
	}
	return nil
}

func (a *app) baseline(ctx context.Context, f baselineFlags) error {
	if err := f.parse(); err != nil {
		return err
	}
	o, done, err := a.options(f.reading)
	if err != nil {
		return err
	}
	for _, name := range f.joined {
		o.Inventories = append(o.Inventories, a.path(name))
	}
	r, accounts, err := gate.Accounts(ctx, o)
	done()
	if err != nil {
		return err
	}
	for _, e := range r.Errors {
		fmt.Fprintf(a.stderr, "nanoarch: %s\n", placed(e))
	}
	if len(r.Errors) > 0 {
		return errors.New("as long as not everything can be judged, nobody knows what to leave for later; nothing is written")
	}
	if err := f.known(accounts); err != nil {
		return err
	}
	var after []baseline.Set
	for _, x := range accounts {
		s, err := f.after(x)
		if err != nil {
			return err
		}
		after = append(after, s)
	}
	for i, x := range accounts {
		if err := writeBaseline(filepath.Join(r.Root, filepath.FromSlash(x.Dir)), x.Before, after[i]); err != nil {
			return err
		}
		if len(accounts) == 1 || len(x.Before)+len(after[i]) > 0 {
			f.tell(a, x, after[i])
		}
	}
	return nil
}

// known refuses ids that no account can take up.
func (f *baselineFlags) known(accounts []*gate.Account) error {
	for _, id := range f.accept {
		found := false
		for _, x := range accounts {
			if dirs := x.Held.With(id); len(dirs) > 0 {
				return fmt.Errorf("%s cannot be left for later: [baseline] strict of the policy keeps %s free of that", id, strings.Join(dirs, " and "))
			}
			found = found || len(x.Now.With(id)) > 0
		}
		if !found {
			return fmt.Errorf("there is no finding %s that could be left for later; nanoarch check --format json shows the ids", id)
		}
	}
	return nil
}

// after returns what the baseline of an account becomes. Files that say the right thing in the wrong way are written
// anew; those that are damaged are for people to look at.
func (f *baselineFlags) after(x *gate.Account) (baseline.Set, error) {
	for _, fault := range x.Faults {
		if !fault.Layout {
			return nil, fmt.Errorf("%s:%d: %s", filepath.ToSlash(filepath.Join(x.Dir, fault.File)), fault.Line, fault.Message)
		}
	}
	growth := baseline.Compare(x.Before, x.Now)
	switch {
	case len(f.accept) > 0:
		return baseline.Accept(x.Before, x.Now, f.accept, f.note), nil
	case f.moved != "":
		from, to, _ := strings.Cut(f.moved, "=")
		return baseline.Moved(x.Before, x.Now, from, to), nil
	case f.prune:
		return baseline.Prune(x.Before, x.Now), nil
	case len(x.Before) == 0:
		return x.Now, nil
	case growth.Grows():
		return nil, fmt.Errorf("%s is there already, and %s not in it; mend them, or take up each with nanoarch baseline --accept ID --reason WHY",
			folderOf(x), are(len(growth.New)+len(growth.Grown)))
	}
	return baseline.Prune(x.Before, x.Now), nil
}

func are(n int) string {
	if n == 1 {
		return "1 finding is"
	}
	return fmt.Sprintf("%d findings are", n)
}

func folderOf(x *gate.Account) string {
	return filepath.ToSlash(filepath.Join(x.Dir, baseline.Dir))
}

// tell says in a line what became of a baseline, and in another what stays outside.
func (f *baselineFlags) tell(a *app, x *gate.Account, after baseline.Set) {
	c := baseline.Compare(x.Before, after)
	var did []string
	add := func(n int, what string) {
		if n > 0 {
			did = append(did, fmt.Sprintf("%d %s", n, what))
		}
	}
	if f.moved != "" { // each is new under one id and gone under another
		add(len(c.New)+len(c.Grown), "renamed")
	} else {
		add(len(c.New)+len(c.Grown), "taken up")
		add(len(c.Removed), "removed")
	}
	add(len(c.Shrunk), "lowered")
	add(len(c.Reworded), "reworded")
	add(len(c.Moved), "moved")
	if len(did) == 0 {
		did = append(did, "nothing to do")
	}
	fmt.Fprintf(a.stdout, "%s: %s; %d left for later\n", folderOf(x), strings.Join(did, ", "), after.Len())
	if n := x.Held.Len(); n > 0 && len(x.Before) == 0 {
		fmt.Fprintf(a.stdout, "%d not taken up: [baseline] strict of the policy keeps packages free of that\n", n)
	}
}
