package files

import "os"

func init() {
	order = append(order, os.Args[0])
	println(len(order))
}
