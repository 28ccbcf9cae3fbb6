// Command app binds.
package main

import (
	"example.com/handlercallsthesender/bus"
	"example.com/handlercallsthesender/events"
	"example.com/handlercallsthesender/svc/mail/thank"
)

func main() {
	b := &bus.Bus{}
	bus.Subscribe[events.Paid](b, &thank.Handler{})
}
