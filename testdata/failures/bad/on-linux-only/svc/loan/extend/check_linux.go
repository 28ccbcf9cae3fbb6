package extend

import "os"

func check(loan string) error {
	_, err := os.Stat(loan) // want "lets the errors of os.Stat out of handler.Handle"
	return err
}
