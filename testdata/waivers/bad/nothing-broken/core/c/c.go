package c

// F does one thing.
//
//nanoarch:allow oneop there were two // want "waives oneop where nothing breaks that rule"
func F() {}
