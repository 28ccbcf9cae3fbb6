package report

import (
	"embed"
	"fmt"
)

//go:embed schemas/*.json
var schemas embed.FS

// Schemas lists the names that SchemaOf knows.
var Schemas = []string{"report", "survey"}

// SchemaOf returns the published JSON Schema of a document: "report" or "survey".
func SchemaOf(name string) ([]byte, error) {
	b, err := schemas.ReadFile("schemas/" + name + ".json")
	if err != nil {
		return nil, fmt.Errorf("there is no schema %q; there are %v", name, Schemas)
	}
	return b, nil
}
