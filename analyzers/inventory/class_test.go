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
