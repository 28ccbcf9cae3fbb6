package bits

import "unsafe"

func Size(x int) int { return int(unsafe.Sizeof(x)) }
