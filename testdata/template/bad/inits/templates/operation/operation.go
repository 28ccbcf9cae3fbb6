package operation

import (
	"os"

	"example.com/inits/internal/hole"
)

var order []string

var words = []string{"a", "b", 5: "c", "d"}

var places = [...]int{1, 2}

func init() { order = append(order, "first") }

func init() {
	order = append(order, os.Args[0])
	println(len(order))
}

func Run(n int) int {
	hole.Stmts(n)
	return len(words) + places[n]
}
