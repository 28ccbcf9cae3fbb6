package main

import _ "example.com/nobodyhandles/svc/answer"

func main() {}
