package files

import "os"

func init() { // want "runs .func init.*of its template earlier than that does"
	order = append(order, os.Args[0])
	println(len(order))
}
