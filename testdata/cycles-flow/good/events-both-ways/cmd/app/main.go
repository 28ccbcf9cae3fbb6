// Command app binds.
package main

import (
	"example.com/eventsbothways/bus"
	"example.com/eventsbothways/events"
	"example.com/eventsbothways/svc/mail/thank"
	"example.com/eventsbothways/svc/orders/note"
)

func main() {
	b := &bus.Bus{}
	bus.Subscribe[events.Paid](b, &thank.Handler{})
	bus.Subscribe[events.Sent](b, &note.Handler{})
}
