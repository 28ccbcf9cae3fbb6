// Package parse has variables that nobody writes.
package parse

import (
	"context"
	"encoding/base64"
	"errors"
	"regexp"
	"strings"
	"time"
)

var (
	// ErrEmpty is a sentinel.
	ErrEmpty = errors.New("empty")
	word     = regexp.MustCompile("[a-z]+")
	names    = map[string]int{"one": 1}
	replacer = strings.NewReplacer("a", "b")
	_        = time.UTC
)

// Handle parses.
func Handle(_ context.Context, text string) (int, error) {
	if !word.MatchString(text) {
		return 0, ErrEmpty
	}
	return names[replacer.Replace(base64.StdEncoding.EncodeToString([]byte(text)))], nil
}
