//go:build !unix

package draw

import "time"

func processorTime() time.Duration { return time.Duration(time.Now().UnixNano()) }
