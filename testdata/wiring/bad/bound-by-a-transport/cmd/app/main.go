// Command app binds.
package main

import (
	"context"

	"example.com/boundbyatransport/transport/web"
)

func main() {
	_, _ = web.Serve(context.Background())
}
