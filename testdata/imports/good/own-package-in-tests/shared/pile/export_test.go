package pile

var Secret = Size()
