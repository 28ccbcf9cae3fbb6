package gate

import (
	"path/filepath"
	"testing"
)

// TestSurveyAgreesOnDispatch: what the rule finds no fault in, the survey calls no problem.
func TestSurveyAgreesOnDispatch(t *testing.T) {
	for _, name := range casesOf(t, "dispatch", "good") {
		s, err := Survey(t.Context(), Options{Dir: filepath.Join(corpus, "dispatch", "good", name)})
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range s.Dispatch {
			if d.Problem != "" {
				t.Errorf("%s: %s: %s", name, d.Request, d.Problem)
			}
		}
	}
}
