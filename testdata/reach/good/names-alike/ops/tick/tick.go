// Package tick has its own Now, Getenv and Exit.
package tick

import "context"

type clock struct{}

func (clock) Now() int { return 1 }

type env map[string]string

func (e env) Getenv(name string) string { return e[name] }

// Handle uses names that look like effects.
func Handle(_ context.Context) (string, error) {
	time, os := clock{}, env{}
	if time.Now() == 0 {
		return "", nil
	}
	return os.Getenv("HOME"), nil
}
