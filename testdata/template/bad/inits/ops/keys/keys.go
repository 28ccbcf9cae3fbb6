package keys

import "os"

var order []string

var words = []string{0: "a", 1: "b", 5: "c", 7: "d"} // want "declares the var words otherwise"

var places = [...]int{1: 1, 0: 2} // want "declares the var places otherwise"

func init() { order = append(order, "first") }

func init() {
	order = append(order, os.Args[0])
	println(len(order))
}

func Run(n int) int {
	println(n)
	return len(words) + places[n]
}
