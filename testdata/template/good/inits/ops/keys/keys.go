package keys

import "os"

var order []string

var words = []string{0: "a", 1: "b", 5: "c", 6: "d"}

var places = [...]int{0: 1, 2}

func init() { order = append(order, "first") }

func init() {
	order = append(order, os.Args[0])
	println(len(order))
}

func Run(n int) int {
	println(n)
	return len(words) + places[n]
}
