package day

import "io"

// Parse reads a day.
func Parse(text string) (int, error) { return len(text), io.ErrUnexpectedEOF }
