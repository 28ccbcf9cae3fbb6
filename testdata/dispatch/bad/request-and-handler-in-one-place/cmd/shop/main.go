package main

import (
	"example.com/requestandhandlerinoneplace/bus"
	"example.com/requestandhandlerinoneplace/svc/mail"
)

func main() {
	var b bus.Bus
	b.Subscribe("paid", &mail.Mail{})
}
