package gate

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/modules"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/change"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/source"
	"github.com/nanoarch/nanoarch/rules"
)

// Compared is what a change does to the architecture.
type Compared struct {
	Base, Head Told
	Depth      inventory.Depth // how deep both sides were read
	Change     *change.Report  // nil if nothing could be compared
}

// Told is what a side of a comparison is called, and what could not be told of it.
type Told struct {
	Revision string // as it was given, "" for the files on disk
	Commit   string // its object id, "" for the files on disk
	Errors   []source.Problem
}

// Diff compares what two git revisions are by their policies, or a revision and the files on disk if head is "". write
// makes a document of the comparison, which is kept: while nothing changes on either side it is returned without reading
// anything. Reading and judging share what is kept with Check. The error says that the options make no sense, or which
// revision is missing.
func Diff(ctx context.Context, o Options, base, head string, write func(*Compared) ([]byte, error)) ([]byte, error) {
	d, err := newDiff(ctx, o, base, head)
	if err != nil {
		return nil, err
	}
	defer d.close()
	if b, ok := d.recall(ctx); ok {
		return b, nil
	}
	c, err := d.compare(ctx)
	if err != nil {
		return nil, err
	}
	b, err := write(c)
	if err == nil {
		d.keep(b)
	}
	return b, err
}

// diff is the state of a comparison.
type diff struct {
	Options
	root       string
	cache      *source.Cache
	temp       string // folder of a cache that nobody else uses, "" for the user's
	base, head *side
	differ     map[unitName]bool     // see changed
	pairs      [][2]*source.Recorded // see differing
}

// side is one of the two programs while they are compared.
type side struct {
	*Result
	opt     Options
	commit  *source.Commit // nil for the files on disk
	view    *source.View   // opened when it is needed
	state   source.Key     // of all that can be seen, zero if that cannot be told
	modules *modules.Map
	units   []source.Recorded               // sorted
	saved   savedUnits                      // what an earlier run saw
	held    map[unitName]*inventory.Package // records of an earlier run
	crossed []*subject.Finding              // by the other side's policy
}

// newDiff finds both sides, without reading them.
func newDiff(ctx context.Context, o Options, base, head string) (*diff, error) {
	o.Rules, o.Patterns, o.Inventories, o.Overlay, o.GoLoader = nil, nil, nil, "", false
	d := &diff{Options: o}
	o.Revision = head
	root, err := o.root(ctx)
	if err != nil {
		return nil, d.why(ctx, head, err)
	}
	d.root, d.head, d.base = root, &side{opt: o}, &side{opt: o}
	d.base.opt.Revision = base
	for _, s := range []*side{d.base, d.head} {
		s.Result = &Result{Root: root}
		if s.opt.Revision == "" {
			continue
		}
		if s.commit, err = source.FindCommit(ctx, root, s.opt.Revision, rules.FileName); err != nil {
			return nil, err
		}
		s.state = s.commit.Key()
	}
	if err := d.samePolicyFolder(ctx); err != nil {
		return nil, err
	}
	return d, d.openCache()
}

// why explains that there is no policy where a bare repository has no files on disk.
func (d *diff) why(ctx context.Context, head string, err error) error {
	var none noPolicyError
	if head == "" && errors.As(err, &none) && source.IsBare(ctx, d.Dir) {
		return fmt.Errorf("%s is a bare repository without files on disk; name a second revision to compare with", d.Dir)
	}
	return err
}

// samePolicyFolder refuses to compare programs of different folders. A base without a policy is judged by the head's.
func (d *diff) samePolicyFolder(ctx context.Context) error {
	at, ok := d.base.commit.Holder(ctx, rules.FileName)
	switch {
	case !ok:
		d.base.opt.foreign = &d.head.opt
	case at != d.root:
		return fmt.Errorf("the policy of revision %s lies in %s and not in %s, so the two cannot be compared; compare with a revision that has it there", d.base.commit.Revision, at, d.root)
	}
	return nil
}

// openCache opens the cache that both sides share. Without one every unit that differs would be read twice, so where
// nothing is to be kept it lives as long as the comparison.
func (d *diff) openCache() (err error) {
	if d.cache = d.Options.cache(d.root); d.cache == nil {
		if d.temp, err = os.MkdirTemp("", "nanoarch-"); err != nil {
			return fmt.Errorf("a comparison needs room for temporary files: %w", err)
		}
		d.cache = source.OpenCache(d.temp, d.root)
	}
	d.base.Result.cache, d.head.Result.cache = d.cache, d.cache
	return nil
}

func (d *diff) close() {
	for _, s := range []*side{d.base, d.head} {
		if s.view != nil {
			s.view.Close()
		}
	}
	d.cache.Close()
	if d.temp != "" {
		os.RemoveAll(d.temp)
	}
}

// open opens the files of a side.
func (d *diff) open(ctx context.Context, s *side) (err error) {
	if s.view != nil {
		return nil
	}
	if s.commit != nil {
		s.view, err = s.commit.Open(ctx)
	} else {
		s.view, err = source.OpenTree(d.root)
	}
	return err
}
