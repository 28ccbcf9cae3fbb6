package contract

import (
	"errors"

	"example.com/beside/internal/hole"
)

//nanoarch:hole decls=any

type Operation interface{ Do(in In) error }

type In struct{ hole.Any }

const MaxOperations Number = 3

type Number = int

var ErrOperationDenied = errors.New("denied")

func CheckOperation(in In) error { return nil }
