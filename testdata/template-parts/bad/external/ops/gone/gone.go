package gone // want "lacks the external tests in ops/gone"

func Run(n int) int {
	if n < 0 {
		println(n)
	}
	return n
}
