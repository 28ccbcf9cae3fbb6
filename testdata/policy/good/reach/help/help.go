package help

import (
	"math/rand/v2"
	"sync"
)

type Dice struct{ mu sync.Mutex }

func (d *Dice) Roll() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return rand.IntN(6)
}
