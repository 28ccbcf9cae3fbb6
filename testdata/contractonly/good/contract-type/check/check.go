package check

// Check is what the driver runs.
type Check struct{ Run func(text string) error }
