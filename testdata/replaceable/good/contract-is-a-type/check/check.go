package check

// Check is what every one of them is.
type Check struct{ Run func(text string) error }
