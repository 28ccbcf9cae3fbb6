package swapped

import "os"

var order []string

var words = []string{"a", "b", 5: "c", "d"}

var places = [...]int{1, 2}

func init() { // want "runs .func init.*of its template earlier than that does"
	order = append(order, os.Args[0])
	println(len(order))
}

func init() { order = append(order, "first") }

func Run(n int) int {
	println(n)
	return len(words) + places[n]
}
