package inventory

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A collection of interfaces that only tell facts is data; one such interface, or many that do something, are not.
func TestCollectionsOfFacts(t *testing.T) {
	for _, tt := range []struct {
		name, field string
		want        []string
	}{
		{"the events that an aggregate has recorded", "events []Event", []string{"T.Do: data method"}},
		{"facts by name", "events map[string]Event", []string{"T.Do: data method"}},
		{"one may be a clock", "event Event", []string{"T.Do"}},
		{"checks do something", "checks []Check", []string{"T.Do"}},
		{"handlers take something", "handlers []Handler", []string{"T.Do"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := entriesOf(t, `package p
type Event interface{ Name() string }
type Check interface{ Run() error }
type Handler interface{ Handle(string) }
type T struct{ `+tt.field+` }
func (t *T) Do(s string) error { return nil }`)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("entries (-want +got):\n%s", diff)
			}
		})
	}
}

// An empty struct that others embed for its default answers makes no service of a message; one that is asked for more
// does, and so does a struct that is nothing else.
func TestEmbeddedBases(t *testing.T) {
	for _, tt := range []struct {
		name, message string
		want          []string
	}{
		{"default answers beside data", "Defaults; ID string", []string{"T.Do: data method"}},
		{"by pointer", "*Defaults; ID string", []string{"T.Do: data method"}},
		{"no data of its own", "Defaults", []string{"T.Do"}},
		{"a named field is a collaborator", "d Defaults; ID string", []string{"T.Do"}},
		{"what takes something is a collaborator", "Unfinished; Name string", []string{"T.Do"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := entriesOf(t, `package p
type Defaults struct{}
func (Defaults) valid() error { return nil }
func (*Defaults) kind() string { return "" }
type Unfinished struct{}
func (Unfinished) place(string) error { panic(0) }
type T struct{ `+tt.message+` }
func (t *T) Do(s string) error { return use(s) }
func use(string) error { return nil }`)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("entries (-want +got):\n%s", diff)
			}
		})
	}
}
