package report

import (
	"embed"
	"fmt"
)

//go:generate go test -run Schema -update .

//go:embed schemas/*.json
var schemas embed.FS

// Schemas lists the names that SchemaOf knows.
var Schemas = []string{"report", "survey", "inventory", "graph", "diff", "baseline"}

// SchemaOf returns the published JSON Schema of a document (one of Schemas), "baseline" being a file of nanoarch.baseline.
func SchemaOf(name string) ([]byte, error) {
	b, err := schemas.ReadFile("schemas/" + name + ".json")
	if err != nil {
		return nil, fmt.Errorf("there is no schema %q; there are %v", name, Schemas)
	}
	return b, nil
}
