package home

import "time"

func Year() int { return time.Now().Year() }
