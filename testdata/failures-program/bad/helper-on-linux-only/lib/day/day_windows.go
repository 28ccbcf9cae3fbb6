package day

// Parse reads a day.
func Parse(text string) (int, error) { return len(text), nil }
