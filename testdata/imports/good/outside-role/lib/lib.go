package lib

import (
	"github.com/acme/api/orders"

	"example.com/outsiderole/api"
)

func In(o orders.Placed) api.In { return api.In{ID: o.ID} }
