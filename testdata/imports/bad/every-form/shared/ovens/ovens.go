package ovens

import (
	a "example.com/everyform/adapters/gas" // want "shared example.com/everyform/shared/ovens imports adapter example.com/everyform/adapters/gas; a shared package may import only shared, std: shared code knows nobody"
	b "example.com/everyform/adapters/gas"
	_ "example.com/everyform/adapters/steam" // want "imports adapter example.com/everyform/adapters/steam; "
	. "example.com/everyform/adapters/wood"  // want "imports adapter example.com/everyform/adapters/wood; "
)

var (
	_ a.Oven
	_ b.Oven
	_ Oven
)
