// Command free may do everything: its role lists nothing and is free.
package main

import (
	"fmt"
	"os"
	"time"

	"example.com/freekinds/shared/clock"
)

func main() {
	fmt.Println(clock.Now(), time.Now(), os.Args)
	go os.Exit(0)
}
