//go:build unix

package draw

import (
	"syscall"
	"time"
)

// processorTime is what the process has used: on a machine that others use, too, it says more than a clock.
func processorTime() time.Duration {
	var r syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &r) != nil {
		return 0
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}
