package main // want "^package example.com/theroot \\(\\.\\) has no role; "

func main() {}
