package inventory

import (
	"cmp"
	"strings"
)

func comparePos(a, b Pos) int {
	return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
}

func compareSymbols(a, b Symbol) int {
	return cmp.Or(strings.Compare(a.Pkg, b.Pkg), strings.Compare(a.Recv, b.Recv), strings.Compare(a.Name, b.Name))
}
