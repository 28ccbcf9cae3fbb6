package main

import (
	"fmt"
	"io"
	"runtime"
	"slices"
	"text/tabwriter"
	"time"

	"github.com/nanoarch/nanoarch/testdata/bench/measure"
)

// print prints the table.
func (b *bench) print(w io.Writer, runs int) {
	fmt.Fprintf(w, "%s: %d packages, %s %s/%s, %d processors; medians of %d runs\n",
		b.name, b.packages, runtime.Version(), runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), runs)
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "CPU ms\tfrom-to\tof L\tof load\tof load+tests\tms/package\tRSS MB\tof load\tfiles\t  row")
	l, plain, tests := b.median("go list -deps (L)"), b.median("LoadAllSyntax"), b.median("LoadAllSyntax with tests")
	for _, r := range b.rows {
		if r.missing != "" {
			fmt.Fprintf(t, "\t\t\t\t\t\t\t\t\t  %s (%s)\n", r.name, r.missing)
			continue
		}
		c := r.median()
		fmt.Fprintf(t, "%d\t%s\t%s\t%s\t%s\t%.3f\t%d\t%s\t%s\t  %s\n", c.CPU.Milliseconds(), r.spread(),
			ratio(c.CPU, l.CPU), ratio(c.CPU, plain.CPU), ratio(c.CPU, tests.CPU),
			float64(c.CPU)/float64(time.Millisecond)/float64(b.packages), c.RSS>>20, ratio(c.RSS, plain.RSS), r.read, r.name)
	}
	t.Flush()
}

func (b *bench) median(name string) measure.Cost {
	for _, r := range b.rows {
		if r.name == name {
			return r.median()
		}
	}
	return measure.Cost{}
}

// median returns the median of each figure.
func (r *row) median() (c measure.Cost) {
	if len(r.costs) == 0 {
		return c
	}
	c.CPU = middle(r.costs, func(c measure.Cost) time.Duration { return c.CPU })
	c.RSS = middle(r.costs, func(c measure.Cost) int64 { return c.RSS })
	return c
}

func (r *row) spread() string {
	var all []time.Duration
	for _, c := range r.costs {
		all = append(all, c.CPU)
	}
	return fmt.Sprintf("%d-%d", slices.Min(all).Milliseconds(), slices.Max(all).Milliseconds())
}

func middle[T int64 | time.Duration](costs []measure.Cost, figure func(measure.Cost) T) T {
	var all []T
	for _, c := range costs {
		all = append(all, figure(c))
	}
	slices.Sort(all)
	return (all[(len(all)-1)/2] + all[len(all)/2]) / 2
}

// ratio returns a/b as text, nothing if there is no b.
func ratio[T int64 | time.Duration](a, b T) string {
	if b == 0 {
		return ""
	}
	return fmt.Sprintf("%.2f", float64(a)/float64(b))
}
