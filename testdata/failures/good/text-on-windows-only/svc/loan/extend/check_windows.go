package extend

import "errors"

func check(loan string) error { return errors.New("not here") }
