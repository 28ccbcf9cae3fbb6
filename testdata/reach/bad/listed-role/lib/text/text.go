// Package text reads texts. Its role has no kind, but a list.
package text

import (
	"os"
	"time"
)

// Read reads a text, at a time that the role lists.
func Read(name string) ([]byte, time.Time, error) {
	b, err := os.ReadFile(name) // want `lib example.com/listedrole/lib/text uses os.ReadFile \(files\); a lib may reach only clock, so move the call to an adapter behind a contract`
	return b, time.Now(), err
}
