package stamp

import "time"

func year() int { return time.Now().Year() }
