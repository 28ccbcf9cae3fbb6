package linux

func Run(n int) int {
	if n < 0 {
		println(n)
	}
	return n
}
