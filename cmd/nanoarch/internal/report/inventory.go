package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
	"unicode"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

// InventorySchema names the document that Inventory writes.
const InventorySchema = "nanoarch.inventory/1"

// Inventory writes the records of a program for people and scripts. The function read hands over one record after the
// other and returns what could not be read. Nothing is written if it fails before the first record.
func Inventory(w io.Writer, tool string, read func(take func(*inventory.Package) error) ([]inventory.Problem, error)) error {
	out := bufio.NewWriter(w)
	e := &recordEncoder{}
	head := func(n int) {
		if n == 0 {
			e.raw("{\n \"schema\": ").text(InventorySchema).raw(",\n \"tool\": ").text(tool).raw(",\n \"packages\": [")
		}
	}
	n := 0
	problems, err := read(func(p *inventory.Package) error {
		head(n)
		e.record(p, n)
		n++
		_, err := e.b.WriteTo(out)
		return err
	})
	if err != nil {
		return err
	}
	head(n)
	e.end("]", n, 1)
	e.raw(",\n \"errors\": [")
	for i, p := range problems {
		e.comma(i, 2)
		e.value(reflect.ValueOf(p), 2)
	}
	e.end("]", len(problems), 1)
	e.raw("\n}\n")
	if _, err := e.b.WriteTo(out); err != nil {
		return err
	}
	return out.Flush()
}

// flatFrom is the depth of nesting from which nothing starts a line: what is inside a fact of a record.
const flatFrom = 5

// recordEncoder writes records as JSON by walking over their fields, so that no field can be forgotten.
type recordEncoder struct {
	b      bytes.Buffer
	files  []inventory.File // of the record
	starts [][]int          // of the lines of each file
}

func (e *recordEncoder) record(p *inventory.Package, before int) {
	e.files, e.starts = p.Files, make([][]int, len(p.Files))
	e.comma(before, 2)
	e.value(reflect.ValueOf(*p), 2)
}

// value writes a value that is nested depth levels deep.
func (e *recordEncoder) value(v reflect.Value, depth int) {
	switch x := v.Interface().(type) {
	case inventory.Pos:
		e.pos(x)
		return
	case inventory.LineTable:
		e.raw(fmt.Sprint(len(x.Starts()) - 1))
		return
	case inventory.Section:
		v = reflect.ValueOf((x &^ inventory.SectionBodies).Names()) // which is for comparing with templates, not for reading
		depth = flatFrom
	case inventory.Symbol: // before the words: a symbol's parts are worth more than its text
	case fmt.Stringer:
		e.text(x.String())
		return
	}
	switch v.Kind() {
	case reflect.String:
		e.text(v.String())
	case reflect.Bool, reflect.Int:
		e.raw(fmt.Sprint(v.Interface()))
	case reflect.Struct:
		e.object(v, depth)
	case reflect.Slice:
		e.raw("[")
		for i := range v.Len() {
			e.comma(i, depth+1)
			e.value(v.Index(i), depth+1)
		}
		e.end("]", v.Len(), depth)
	default:
		panic("no way to write " + v.Type().String()) // TestInventorySchema meets every type
	}
}

func (e *recordEncoder) object(v reflect.Value, depth int) {
	e.raw("{")
	for i := range v.NumField() {
		if v.Field(i).Kind() == reflect.Pointer {
			continue // bodies, the last field: what compares code needs, and nobody else
		}
		e.comma(i, depth+1)
		e.text(snake(v.Type().Field(i).Name)).raw(": ")
		e.value(v.Field(i), depth+1)
	}
	e.end("}", v.NumField(), depth)
}

// pos writes a place with lines and columns, null for none.
func (e *recordEncoder) pos(p inventory.Pos) {
	if p == (inventory.Pos{}) || p.File >= len(e.files) {
		e.raw("null")
		return
	}
	if e.starts[p.File] == nil {
		e.starts[p.File] = e.files[p.File].Lines.Starts()
	}
	line, column := place(e.starts[p.File], p.Start)
	endLine, endColumn := place(e.starts[p.File], p.End)
	e.raw(`{"file": `).text(e.files[p.File].Name)
	e.raw(fmt.Sprintf(`, "line": %d, "column": %d, "end_line": %d, "end_column": %d}`, line, column, endLine, endColumn))
}

// place returns the line and column of an offset, both from 1.
func place(starts []int, offset int) (line, column int) {
	line, found := slices.BinarySearch(starts, offset)
	if found {
		line++
	}
	return line, offset - starts[line-1] + 1
}

func (e *recordEncoder) comma(before, depth int) {
	if before > 0 {
		e.raw(",")
		if depth >= flatFrom {
			e.raw(" ")
		}
	}
	e.line(depth)
}

// line starts a line for something nested depth levels deep, unless it stands on the line of its fact.
func (e *recordEncoder) line(depth int) {
	if depth < flatFrom {
		e.raw("\n" + strings.Repeat(" ", depth))
	}
}

// end closes what holds n things and is nested depth levels deep.
func (e *recordEncoder) end(bracket string, n, depth int) {
	if n > 0 && depth+1 < flatFrom {
		e.line(depth)
	}
	e.raw(bracket)
}

func (e *recordEncoder) raw(s string) *recordEncoder {
	e.b.WriteString(s)
	return e
}

// text writes a string without HTML escapes, which would make arrows of channel types unreadable.
func (e *recordEncoder) text(s string) *recordEncoder {
	j := json.NewEncoder(&e.b)
	j.SetEscapeHTML(false)
	_ = j.Encode(s) // no string can fail
	e.b.Truncate(e.b.Len() - 1)
	return e
}

// snake turns a field's Go name into its name in documents.
func snake(name string) string {
	var b strings.Builder
	for i, r := range name {
		if i > 0 && unicode.IsUpper(r) {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
