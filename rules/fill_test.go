package rules_test

import (
	"testing"

	"github.com/nanoarch/nanoarch/rules"
)

func TestFill(t *testing.T) {
	for _, test := range []struct {
		pattern string
		values  []string
		want    string // "" for an error
	}{
		{"services/{capability}/{operation}", []string{"billing", "charge"}, "services/billing/charge"},
		{"{b}/x/{a}/{b}", []string{"one", "two"}, "one/x/two/one"},
		{"pb/{capability}pb/**", []string{"billing"}, "pb/billingpb"},
		{"services/*/{operation}", []string{"charge"}, ""},
		{"services/{capability}/{operation}", []string{"charge"}, ""},
		{"**", nil, "."},
	} {
		p, err := rules.Parse(test.pattern)
		if err != nil {
			t.Fatal(err)
		}
		got, err := p.Fill(test.values)
		if got != test.want || (err != nil) != (test.want == "") {
			t.Errorf("%s with %v is %q, %v; want %q", test.pattern, test.values, got, err, test.want)
		}
	}
}
