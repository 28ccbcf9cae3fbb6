package main

import "example.com/foranotherplatform/svc/ship"

var shipper = &ship.Handler{}
