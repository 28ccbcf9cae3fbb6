//go:build cgo && never

package bits

import "C"
