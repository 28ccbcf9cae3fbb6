package never // want "lacks the external tests in ops/never"

func Run(n int) int {
	if n < 0 {
		println(n)
	}
	return n
}
