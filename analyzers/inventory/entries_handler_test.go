package inventory

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestHandlersThatKeepOnlyData(t *testing.T) {
	for _, tt := range []struct {
		name, content string
		want          []string
	}{
		{"settings are read", `
type H struct{ delay int }
func (h H) Handle(m *queue.Message) error { wait(h.delay); return nil }`, []string{"H.Handle"}},
		{"a pointer, an interface of the protocol", `
type H struct{ delay int }
func (h *H) Consume(m *queue.Message) error { wait(h.delay); return nil }`, []string{"H.Consume"}},
		{"it answers", `
type H struct{ Delay int }
func (h H) Handle(m *queue.Message) ([]*queue.Message, error) { wait(h.Delay); return nil, nil }`, []string{"H.Handle"}},
		{"it fills its receiver", `
type H struct{ id string }
func (h *H) Bind(m *queue.Message) error { h.id = m.ID; return nil }`, []string{"H.Bind: data method"}},
		{"it counts in its receiver", `
type H struct{ n int }
func (h *H) Bind(m *queue.Message) error { h.n++; return nil }`, []string{"H.Bind: data method"}},
		{"others fill a field", `
type H struct{ id string }
func (h *H) Bind(m *queue.Message) error { return m.Scan(&h.id) }`, []string{"H.Bind: data method"}},
		{"others fill the receiver", `
type H struct{ id string }
func (h *H) Bind(m *queue.Message) error { return m.Scan(h) }`, []string{"H.Bind: data method"}},
		{"it shows its fields", `
type H struct{ Body string }
func (h H) Show(m *queue.Message) error { return m.Scan(h.Body) }`, []string{"H.Show: data method"}},
		{"the protocol declares no such handler", `
type H struct{ delay int }
func (h H) Fits(m *queue.Message) bool { return m.ID == "" && h.delay > 0 }`, []string{"H.Fits: data method"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			src := toolbox()
			src["lib.org/queue"] = map[string]string{"q.go": `package queue
type Message struct{ ID string }
func (m *Message) Scan(any) error
type Handler func(*Message) error
type Answering func(*Message) ([]*Message, error)
type Consumer interface{ Consume(*Message) error }`}
			src["example.com/p"] = map[string]string{"p.go": `package p
import "lib.org/queue"
func wait(int) {}` + tt.content}
			got := entries(readSource(t, src, outside, func(c *Context) { c.Protocols = append(c.Protocols, "lib.org/queue.*") })["example.com/p"])
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("entries (-want +got):\n%s", diff)
			}
		})
	}
}

func TestDataHandedOutAsAnInterface(t *testing.T) {
	for _, tt := range []struct {
		name, content string
		want          []string
	}{
		{"what the interface requires with a context", `
type View interface{ OnPlaced(context.Context, string) error; OnPaid(context.Context, string) error; Count() int }
type view struct{ seen map[string]int }
func New() View { return &view{} }
func (v *view) OnPlaced(ctx context.Context, id string) error { v.seen[id]++; return nil }
func (v *view) OnPaid(ctx context.Context, id string) error { return nil }
func (v *view) Count() int { return len(v.seen) }
func (v *view) Reset(ctx context.Context) {}`,
			[]string{"New: constructor", "view.OnPlaced", "view.OnPaid", "view.Count: data method", "view.Reset: data method"}},
		{"an exported type is data", `
type View interface{ OnPlaced(context.Context, string) error; Count() int }
type Seen struct{ n int }
func New() View { return &Seen{} }
func (s *Seen) OnPlaced(ctx context.Context, id string) error { s.n++; return nil }
func (s *Seen) Count() int { return s.n }`,
			[]string{"New: constructor", "Seen.OnPlaced: data method", "Seen.Count: data method"}},
		{"handed out as itself", `
type view struct{ n int }
func New() *view { return &view{} }
func (v *view) OnPlaced(ctx context.Context, id string) error { v.n++; return nil }`,
			[]string{"New: constructor", "view.OnPlaced: data method"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, entriesOf(t, "package p\nimport \"context\"\n"+tt.content)); diff != "" {
				t.Errorf("entries (-want +got):\n%s", diff)
			}
		})
	}
}
