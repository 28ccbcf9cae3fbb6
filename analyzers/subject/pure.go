package subject

import (
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/rules"
)

// doing are packages of the standard library that do something, with what is below them. The rest computes.
var doing = []string{
	"crypto/rand", "database/sql", "expvar", "flag", "log", "log/slog", "math/rand", "net", "net/http", "net/rpc", "net/smtp", "os", "os/exec",
	"os/signal", "os/user", "plugin", "runtime", "runtime/debug", "sync", "syscall", "testing",
}

// pure are packages below those that only hold data or compute.
var pure = []string{"database/sql/driver", "net/mail", "net/netip", "net/textproto", "net/url"}

// Does reports whether a package of the standard library does more than hold data and compute.
func Does(path string) bool {
	return slices.ContainsFunc(doing, func(p string) bool { return p == path || strings.HasPrefix(path, p+"/") }) &&
		!slices.Contains(pure, path)
}

// PureContract is the rule that speaks of what contracts do besides promising.
const PureContract = "purecontract"

// Contracts reports whether the package is a contract that rule PureContract judges: what it says of it, no other rule says.
func (s *Subject) Contracts() bool {
	return s.Class.Kind() == rules.Contract && s.Policy.Level(PureContract, s.Package.Dir) != rules.Off
}
