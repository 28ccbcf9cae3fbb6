package spelling

import (
	"errors"

	"example.com/contracttype/check"
)

var Check = &check.Check{Name: "spelling", Run: run}

var errMisspelt = errors.New("misspelt")

func run(text string) error {
	if text == "recieve" {
		return errMisspelt
	}
	return nil
}
