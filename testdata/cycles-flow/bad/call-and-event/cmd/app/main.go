// Command app binds.
package main

import (
	"example.com/callandevent/bus"
	"example.com/callandevent/events"
	"example.com/callandevent/svc/mail/thank"
)

func main() {
	b := &bus.Bus{}
	bus.Subscribe[events.Paid](b, &thank.Handler{})
}
