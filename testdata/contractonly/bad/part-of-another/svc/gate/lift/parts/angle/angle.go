package angle

func Degrees(open bool) int {
	if open {
		return 90
	}
	return 0
}
