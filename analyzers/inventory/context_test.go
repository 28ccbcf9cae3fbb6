package inventory

import "testing"

func TestWhoseAnImportPathIs(t *testing.T) {
	c := &Context{FirstParty: []string{"corp", "example.com/shop", "example.com/shop/plugin/own"}, Outside: []string{"corp/auth", "example.com/shop/plugin", "legacy"}}
	for path, want := range map[string]string{
		"fmt": "std", "net/http": "std", "unsafe": "std", "corpus": "std",
		"corp": "own", "corp/billing": "own", "corp/auth": "outside", "corp/auth/token": "outside", "corp/author": "own",
		"example.com/shop": "own", "example.com/shop/a": "own", "example.com/shopping": "outside",
		"example.com/shop/plugin": "outside", "example.com/shop/plugin/x": "outside", "example.com/shop/plugin/own/x": "own", "example.com/shop/plugins": "own",
		"legacy/x": "outside", "github.com/acme/log": "outside", "": "none",
	} {
		got := "none"
		for word, is := range map[string]bool{"std": c.IsStd(path), "own": c.IsFirstParty(path), "outside": c.IsOutside(path)} {
			if is && got != "none" {
				t.Errorf("%q is %s and %s", path, got, word)
			}
			if is {
				got = word
			}
		}
		if got != want {
			t.Errorf("%q is %s, want %s", path, got, want)
		}
	}
}
