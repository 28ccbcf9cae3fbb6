package pages

import "example.com/namedinafield/svc/till"

type Pages struct {
	till *till.Handler // want "names the implementation of operation example.com/namedinafield/svc/till, namely till.Handler, till.Handler.Log; only a root may, so hold example.com/namedinafield/svc/till/contract instead"
}

func New() *Pages { return &Pages{&till.Handler{Log: func(string) {}}} }

func (p *Pages) Log() { p.till.Log("") }
