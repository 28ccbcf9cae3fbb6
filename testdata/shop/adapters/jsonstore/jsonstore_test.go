package jsonstore_test

import (
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"example.com/shop/adapters/jsonstore"
	"example.com/shop/shared/contract/store"
)

type note struct{ Text string }

func open(t *testing.T, dir string) *jsonstore.Collection[note] {
	t.Helper()
	notes, err := jsonstore.Open[note](dir)
	if err != nil {
		t.Fatal(err)
	}
	return notes
}

func TestValuesSurviveReopening(t *testing.T) {
	dir := t.TempDir()
	for _, key := range []string{"b", "a", "../escape"} {
		if err := open(t, dir).Put(t.Context(), store.Record[note]{Key: key, Value: note{Text: key + "!"}}); err != nil {
			t.Fatal(err)
		}
	}

	record, err := open(t, dir).Get(t.Context(), "a")
	if want := (store.Record[note]{Key: "a", Revision: 1, Value: note{Text: "a!"}}); err != nil || record != want {
		t.Errorf("got %+v, %v, want %+v", record, err, want)
	}
	records, err := open(t, dir).List(t.Context())
	if err != nil || len(records) != 3 {
		t.Errorf("listed %+v, %v, want three records", records, err)
	}
}

func TestUnknownKey(t *testing.T) {
	if _, err := open(t, t.TempDir()).Get(t.Context(), "a"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("error is %v, want %v", err, store.ErrNotFound)
	}
}

func TestDamagedFile(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.json"), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := open(t, dir).Get(t.Context(), "a"); !errors.Is(err, store.ErrUnavailable) {
		t.Errorf("error is %v, want %v", err, store.ErrUnavailable)
	}
}

func TestOfManyWritersOneWins(t *testing.T) {
	notes := open(t, t.TempDir())
	var group sync.WaitGroup
	results := make(chan error, 8)
	for range cap(results) {
		group.Go(func() { results <- notes.Put(t.Context(), store.Record[note]{Key: "a"}) })
	}
	group.Wait()
	close(results)

	won := 0
	for err := range results {
		switch {
		case err == nil:
			won++
		case !errors.Is(err, store.ErrConflict):
			t.Errorf("error is %v, want %v", err, store.ErrConflict)
		}
	}
	if won != 1 {
		t.Errorf("%d writers won, want 1", won)
	}
}
