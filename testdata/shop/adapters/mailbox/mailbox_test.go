package mailbox_test

import (
	"os"
	"path/filepath"
	"testing"

	"example.com/shop/adapters/mailbox"
	"example.com/shop/shared/contract/mail"
)

func TestSend(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "mail")
	sender, err := mailbox.Open(dir)
	if err != nil {
		t.Fatal(err)
	}

	if err := sender.Send(t.Context(), mail.Message{To: "ada@example.com", Subject: "Hi", Body: "Hello\n"}); err != nil {
		t.Fatal(err)
	}

	files, err := filepath.Glob(filepath.Join(dir, "*.eml"))
	if err != nil || len(files) != 1 {
		t.Fatalf("found %v, %v, want one file", files, err)
	}
	content, err := os.ReadFile(files[0])
	if want := "To: <ada@example.com>\nSubject: Hi\n\nHello\n"; err != nil || string(content) != want {
		t.Errorf("wrote %q, %v, want %q", content, err, want)
	}
}
