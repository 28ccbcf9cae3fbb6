package inventory

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestTranslations reads what becomes of errors that end in a function.
func TestTranslations(t *testing.T) {
	for _, test := range []struct {
		name, code string
		want       []string
	}{
		{"passed on", `func (s *S) F() error { _, err := s.st.Get(nil, ""); return err }`, nil},
		{"wrapped", `func (s *S) F() error { _, err := s.st.Get(nil, ""); if err != nil { return fmt.Errorf("%w: %w", ErrA, err) }; return nil }`, nil},
		{"another one", `func (s *S) F() error { _, err := s.st.Get(nil, ""); if err != nil { return fmt.Errorf("%w: %v", ErrA, err) }; return nil }`,
			[]string{"store.Store.Get -> p.ErrA"}},
		{"before the rest", `func (s *S) F() error { _, err := s.st.Get(nil, ""); if err == nil { return nil }; return ErrA }`, []string{"store.Store.Get -> p.ErrA"}},
		{"without a name", `func (s *S) F() error { _, err := s.st.Get(nil, ""); if err != nil { return errors.New("x") }; return nil }`, []string{"store.Store.Get -> text"}},
		{"told apart", `func (s *S) F() error {
	_, err := s.st.Get(nil, "")
	switch {
	case err == nil: return nil
	case errors.Is(err, store.ErrGone): return ErrA
	default: return ErrB
	}
}`, []string{"store.ErrGone -> p.ErrA", "store.Store.Get -> p.ErrB"}},
		{"by its type", `func (s *S) F() error { _, err := s.st.Get(nil, ""); var f *store.Fault; if errors.As(err, &f) { return ErrA }; return err }`,
			[]string{"store.Fault -> p.ErrA"}},
		{"harmless, then another fault", `func (s *S) F() error {
	_, err := s.st.Get(nil, "")
	if errors.Is(err, store.ErrGone) { err = nil } else if err != nil { return ErrB }
	if cond() { return ErrA }
	return nil
}`, []string{"store.Store.Get -> p.ErrB"}},
		{"in a helper that gets it", `func (s *S) F() error { if err := s.st.Put(1); err != nil { return undo(err) }; return nil }
func undo(cause error) error { if cond() { return ErrB }; return fmt.Errorf("%w: %v", ErrA, cause) }`, []string{"store.Store.Put -> p.ErrA", "store.Store.Put -> p.ErrB"}},
		{"in the caller of a helper", `func (s *S) F() error { if err := s.put(); err != nil { return ErrA }; return nil }
func (s *S) put() error { return s.st.Put(1) }`, []string{"store.Store.Put -> p.ErrA"}},
		{"in its own variable", `func (s *S) F() error { err := s.st.Put(1); if err != nil { err = fmt.Errorf("%w: %v", ErrA, err) }; return err }`, []string{"store.Store.Put -> p.ErrA"}},
		{"wrapped in its own variable", `func (s *S) F() error { err := s.st.Put(1); if err != nil { err = fmt.Errorf("%w", err) }; return err }`, nil},
		{"retried", `func (s *S) F() error { err := s.st.Put(1); if err != nil { err = s.st.Put(2) }; return err }`, nil},
		{"of a function literal", `func (s *S) F() error { err := s.st.Put(1); if err != nil { _ = func() error { return ErrA } }; return err }`, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, translationsOf(t, test.code)); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

func translationsOf(t *testing.T, code string) []string {
	t.Helper()
	content := `package p
import ("errors"; "fmt"; "example.com/store")
var _ = fmt.Sprintf; var _ = errors.New
var ErrA, ErrB = errors.New("a"), errors.New("b")
type S struct { st store.Store }
func cond() bool { return true }
` + code
	p := readSource(t, with(source{"example.com/store": store, "example.com/p": {"p.go": content}}))["example.com/p"]
	var out []string
	for _, x := range p.Translations {
		to := x.To.Short()
		if x.To.IsZero() {
			to = x.ToKind.String()
		}
		out = append(out, x.From.Short()+" -> "+to)
	}
	return out
}
