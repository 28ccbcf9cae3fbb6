package home

import "example.com/effectofanotherrole/clock"

func Year() int { return clock.Year() }
