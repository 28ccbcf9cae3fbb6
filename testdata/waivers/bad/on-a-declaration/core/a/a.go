package a

// F does one thing.
//
//nanoarch:allow reach it once asked the clock // want "waives reach where nothing breaks that rule"
func F() int { return 1 }
