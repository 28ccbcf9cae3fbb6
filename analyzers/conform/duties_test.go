package conform

import (
	"strings"
	"testing"
)

const guarded = `package op

import (
	"log"

	"m/hole"
)

type Lock struct{ n int }

func (l *Lock) Open() { l.n-- }

type Row struct{ Size int }

type In struct{ hole.Any }

type Handler struct {
	Log   log.Logger
	Lock  Lock
	Guard func() error
	Row   *Row
	hole.Any
}

func (h *Handler) Do(in *In, row *Row) error {
	hole.Stmts(h, in, row)
	return h.Guard()
}
`

// TestExportedFields: those of a receiver are the template's, others are everybody's.
func TestExportedFields(t *testing.T) {
	r := record(t, guarded)
	for code, says := range map[string]string{
		"h.Guard = nil":            "assigns to Guard",
		"(*h).Guard = nil":         "assigns to Guard",
		"h.Log = log.Logger{}":     "assigns to Log",
		"h.Log.Info(\"x\")":        "takes the address of Log",
		"p := &h.Row\n\t*p = nil":  "takes the address of Row",
		"*h = Handler{}":           "assigns to Handler",
		"h.Lock.Open()":            "", // what it does stands in the template
		"h.Own = 3":                "",
		"h.Own++":                  "",
		"in.Size = 3":              "",
		"*in = In{}":               "",
		"row.Size = 3":             "",
		"h.Row.Size = 3":           "",
		"r := Row{}\n\tr.Size = 3": "",
		"other := &Handler{}\n\tother.Guard = nil": "",
	} {
		text := strings.Replace(guarded, "\n\t\"m/hole\"\n", "\n", 1)
		text = strings.Replace(text, "type In struct{ hole.Any }", "type In struct{ Size int }", 1)
		text = strings.Replace(text, "\thole.Any\n", "\tOwn int\n", 1)
		text = strings.Replace(text, "\thole.Stmts(h, in, row)\n", "\t"+code+"\n", 1)
		res, err := compareText(r, map[string]string{"op.go": text})
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		if got := messages(res); (says == "") != (len(res.Faults) == 0) || !strings.Contains(got, says) {
			t.Errorf("%s: %q, not %q", code, got, says)
		}
	}
}
