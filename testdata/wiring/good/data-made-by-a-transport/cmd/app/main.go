// Command app binds.
package main

import (
	"context"

	"example.com/datamadebyatransport/svc/pay"
	"example.com/datamadebyatransport/web"
)

func main() { _, _ = web.Serve(context.Background(), pay.New(3)) }
