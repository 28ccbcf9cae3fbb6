package platform // want "lacks the external tests in ops/platform"

func Run(n int) int {
	if n < 0 {
		println(n)
	}
	return n
}
