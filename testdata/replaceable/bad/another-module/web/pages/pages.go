package pages

import "example.com/anothermodule/svc/till"

type Page struct {
	till *till.Handler // want "transport example.com/anothermodule/web/pages names the implementation of operation example.com/anothermodule/svc/till, namely till.Handler"
}
