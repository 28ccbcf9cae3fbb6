package report

import (
	"bytes"
	"encoding/json"
	"io"
)

// JSON writes any of the program's documents: indented by one space, without HTML escapes, with a final newline.
func JSON(w io.Writer, doc any) error { return writeJSON(w, doc, " ") }

func writeJSON(w io.Writer, doc any, indent string) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", indent)
	if err := e.Encode(doc); err != nil {
		return err
	}
	_, err := w.Write(b.Bytes())
	return err
}
