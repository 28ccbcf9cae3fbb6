// Command app binds.
package main

import (
	"context"

	"example.com/portofthecaller/svc/a/four"
	"example.com/portofthecaller/svc/a/one"
	"example.com/portofthecaller/svc/b/count"
)

func main() {
	_, _ = one.New(&count.Handler{Four: &four.Handler{}}).One(context.Background(), 1)
}
