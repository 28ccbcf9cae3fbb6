package rules

import "sync"

// Default returns what holds where there is no policy: the default build context and the shipped tables of effects,
// protocol types, mediators and buses. It gives no package a role and allows everything.
func Default() *Policy { return defaultPolicy() }

var defaultPolicy = sync.OnceValue(func() *Policy {
	t, err := embeddedTables()
	if err != nil {
		panic(err) // a fault of the embedded files, which the tests read
	}
	return &Policy{build: Build{GOOS: "linux", GOARCH: "amd64", CGO: true}, tables: t}
})
