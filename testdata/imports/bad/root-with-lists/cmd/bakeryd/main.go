package main

import (
	_ "example.com/rootwithlists/shared"
	_ "example.com/rootwithlists/svc/bake" // want "^root example.com/rootwithlists/cmd/bakeryd imports operation example.com/rootwithlists/svc/bake; a root may import only std, shared: this root is still empty$"
)

func main() {}
