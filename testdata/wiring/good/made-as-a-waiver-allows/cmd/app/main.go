// Command app starts.
package main

import (
	"context"

	"example.com/madeasawaiverallows/web"
)

func main() { _, _ = web.Serve(context.Background()) }
