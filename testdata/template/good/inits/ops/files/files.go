package files

var order []string

var words = []string{"a", "b", 5: "c", "d"}

var places = [...]int{1, 2}

func init() { order = append(order, "first") }

func Run(n int) int {
	println(n)
	return len(words) + places[n]
}
