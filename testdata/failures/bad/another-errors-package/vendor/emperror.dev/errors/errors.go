package errors

func NewPlain(message string) error { return nil }

func WrapIff(err error, format string, args ...any) error { return err }
