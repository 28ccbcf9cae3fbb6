// Command app starts.
package main

import (
	"context"

	"example.com/madebyatransport/web"
)

func main() { _, _ = web.Serve(context.Background()) }
