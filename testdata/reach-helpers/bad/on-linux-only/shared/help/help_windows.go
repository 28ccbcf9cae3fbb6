package help

// Cores counts them.
func Cores() int { return 1 }
