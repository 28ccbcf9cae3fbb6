package help

import "os"

// Cores counts them.
func Cores() int { return len(os.Getenv("NUMBER_OF_PROCESSORS")) }
