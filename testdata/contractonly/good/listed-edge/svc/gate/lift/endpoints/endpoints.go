package endpoints

import (
	"example.com/listededge/svc/gate/lift/commands"
	"example.com/listededge/svc/gate/lift/events"
)

type Endpoint struct {
	Lift     *commands.Lift
	OnLifted *events.OnLifted
}
