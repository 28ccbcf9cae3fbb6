package operation

import "example.com/external/internal/hole"

func Run(n int) int {
	hole.Stmts(n)
	return n
}
