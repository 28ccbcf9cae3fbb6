// Package mailbox drops messages as files into a folder, from which a mail server picks them up.
package mailbox

import (
	"context"
	"fmt"
	"mime"
	"os"

	"example.com/shop/shared/contract/mail"
)

type folder struct{ dir string }

// Open returns the sender that writes to dir, and makes the folder when there is none.
func Open(dir string) (mail.Sender, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("open mailbox: %w", err)
	}
	return folder{dir: dir}, nil
}

func (f folder) Send(_ context.Context, message mail.Message) error {
	file, err := os.CreateTemp(f.dir, "*.eml")
	if err != nil {
		return fmt.Errorf("%w: %w", mail.ErrUnavailable, err)
	}
	_, err = fmt.Fprintf(file, "To: <%s>\nSubject: %s\n\n%s", message.To, mime.QEncoding.Encode("utf-8", message.Subject), message.Body)
	if closing := file.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return fmt.Errorf("%w: %w", mail.ErrUnavailable, err)
	}
	return nil
}
