package check

// Check is what the driver runs.
type Check struct {
	Name string
	Run  func(text string) error
}
