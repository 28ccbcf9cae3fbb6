package conform

import (
	"math/rand/v2"
	"testing"
)

// TestEdits: an edit that a fault offers leaves a package that compiles and lacks that fault, with other names, too.
func TestEdits(t *testing.T) {
	r := record(t, whole)
	offered, faults := 0, 0
	for seed := range pairs {
		s := rand.New(rand.NewPCG(uint64(seed), 4))
		fset, f := parse(t, whole)
		if !meaning[seed%len(meaning)].change(s, f) {
			continue
		}
		text := filledText(s, print(t, fset, f))
		for range s.IntN(3) {
			if after := normalising[s.IntN(10)].change(s, text); after != "" {
				text = after
			}
		}
		res, err := compareText(r, map[string]string{"op.go": text})
		if err != nil {
			continue
		}
		for _, x := range res.Faults {
			faults++
			if x.Edit == nil {
				continue
			}
			offered++
			healed := text[:x.Edit.Pos.Start] + x.Edit.Text + text[x.Edit.Pos.End:]
			after, err := compareText(r, map[string]string{"op.go": healed})
			if err != nil {
				t.Errorf("seed %d: %q for %q does not compile: %v", seed, x.Edit.Text, text[x.Edit.Pos.Start:x.Edit.Pos.End], err)
				continue
			}
			for _, y := range after.Faults {
				if y.ID == x.ID && y.Symbol == x.Symbol && len(after.Faults) >= len(res.Faults) {
					t.Errorf("seed %d: %q does not heal %s", seed, x.Edit.Text, x.Message)
				}
			}
		}
	}
	if offered*10 < faults {
		t.Errorf("%d edits for %d faults", offered, faults)
	}
	t.Logf("%d edits for %d faults", offered, faults)
}
