package main

import _ "example.com/handledintestsonly/svc/answer"

func main() {}
