package main

import (
	_ "example.com/twosendersonefault/svc/answer"
	_ "example.com/twosendersonefault/svc/ask"
	_ "example.com/twosendersonefault/svc/beg"
)

func main() {}
