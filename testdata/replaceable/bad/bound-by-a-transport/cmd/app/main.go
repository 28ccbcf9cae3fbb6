package main

import (
	"context"

	"example.com/boundbyatransport/web/pages"
)

func main() { _ = pages.Show(context.Background()) }
