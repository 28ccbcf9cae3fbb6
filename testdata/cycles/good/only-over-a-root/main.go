package main

import (
	_ "example.com/onlyoveraroot/parts/lamp"
	_ "example.com/onlyoveraroot/parts/screw"
)

func main() {}
