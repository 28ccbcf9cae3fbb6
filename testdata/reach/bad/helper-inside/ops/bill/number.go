package bill

import (
	"fmt"
	"time"
)

func number(sum int) string { return fmt.Sprint(year(), "-", sum) }

func year() int { return time.Now().Year() } // want `uses time.Now`
