package pages

import "example.com/heldbyanothermodule/svc/till/contract"

type ringer = contract.Ring

type Page struct{ till ringer }
