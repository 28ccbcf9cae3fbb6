package pages

import "example.com/embeddedelsewhere/svc/till"

type Page struct {
	*till.Handler // want "names the implementation of operation example.com/embeddedelsewhere/svc/till, namely till.Handler"
}
