package gate

import (
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
)

// TestSyntheticProgramIsClean judges what testdata/bench writes: all measurements are made on such programs.
func TestSyntheticProgramIsClean(t *testing.T) {
	const services = 25
	dir := filepath.Join(t.TempDir(), "syn")
	out, err := exec.CommandContext(t.Context(), "go", "run", "../../../../testdata/bench", "-n", strconv.Itoa(services), "-dir", dir).CombinedOutput()
	if err != nil {
		t.Fatalf("testdata/bench: %v\n%s", err, out)
	}
	r := check(t, Options{Dir: dir})
	clean(t, r)
	if want := 2*services + 1; r.Packages != want {
		t.Errorf("%d packages were judged, want %d", r.Packages, want)
	}
}
