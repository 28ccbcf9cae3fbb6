package clock

import (
	"os"
	"time"
)

func Year() int { return time.Now().Year() }

func Zone() string { return os.Getenv("TZ") }
