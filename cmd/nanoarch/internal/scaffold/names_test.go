package scaffold

import (
	"strings"
	"testing"
)

func TestParseNames(t *testing.T) {
	for text, want := range map[string]string{
		"charge": "charge Charge", "charge-card": "chargecard ChargeCard", "charge_card": "chargecard ChargeCard",
		"chargeCard": "chargecard ChargeCard", "v2": "v2 V2",
		"": "", "func": "", "string": "", "len": "", "internal": "", "vendor": "", "testdata": "", "_x": "", ".x": "",
		"a b": "", "1st": "", "é": "", "con": "", "charge_test": "", "main": "", "a.b": "", "..": "", "-": "",
	} {
		n, err := ParseNames(text, []string{"operation"})
		got := ""
		if err == nil {
			got = n[0].Value + " " + n[0].Camel
		} else if strings.Contains(err.Error(), "\n") {
			t.Errorf("%q: %v", text, err)
		}
		if got != want {
			t.Errorf("%q gives %q, %v; want %q", text, got, err, want)
		}
	}
	if _, err := ParseNames("charge", []string{"capability", "operation"}); err == nil {
		t.Error("one part is taken for two")
	}
}

func TestReplace(t *testing.T) {
	names := []Name{{"capability", "billing", "Billing"}, {"operation", "chargecard", "ChargeCard"}}
	for ident, want := range map[string]string{
		"Operation": "ChargeCard", "operation": "chargeCard", "OPERATION": "CHARGECARD", "TestOperation": "TestChargeCard",
		"newOperation": "newChargeCard", "Operations": "Operations", "handler": "handler", "CapabilityOperation": "BillingChargeCard",
		"Operation_fails": "ChargeCard_fails",
	} {
		if got := replace(ident, names); got != want {
			t.Errorf("%s becomes %s, want %s", ident, got, want)
		}
	}
	back := []Name{{"chargecard", "operation", "Operation"}}
	for ident, want := range map[string]string{
		"ChargeCard": "Operation", "Chargecard": "Operation", "chargeCard": "operation", "TestChargeCard": "TestOperation", "ChargeCards": "ChargeCards",
	} {
		if got := replace(ident, back); got != want {
			t.Errorf("%s becomes %s, want %s", ident, got, want)
		}
	}
	for p, want := range map[string]string{"operation_test.go": "chargecard_test.go", "contract/operation.go": "contract/chargecard.go", "x/y.go": "x/y.go"} {
		if got := replacePath(p, names); got != want {
			t.Errorf("%s becomes %s, want %s", p, got, want)
		}
	}
}
