// Package help helps.
package help

import "time"

// Year tells the year.
func Year() int { return time.Now().Year() } // want `shared example.com/faultofthehelper/shared/help uses time.Now \(clock\); a shared package may reach nothing by itself`
