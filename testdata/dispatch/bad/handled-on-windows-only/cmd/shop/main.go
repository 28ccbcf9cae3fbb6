package main

func main() { register() }
