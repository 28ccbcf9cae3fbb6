// Package measure runs commands as users run them and says what they cost.
package measure

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// Cost is what a run took.
type Cost struct {
	CPU  time.Duration // user and system time of the process and of all processes that it waited for
	RSS  int64         // peak of the largest of these processes in bytes; never less than the peak of the one that started it
	Heap int64         // largest heap that the command tells of in bytes; 0 unless Traced
}

// Traced lets Go programs tell of their heap; Run then fills Cost.Heap. It costs a line of text a collection.
const Traced = "GODEBUG=gctrace=1"

// Run runs a command that may exit with 0 or 1, since findings are no fault of the measurement. The text is what it
// printed to standard error.
func Run(cmd *exec.Cmd) (c Cost, text string, err error) {
	var stderr, stdout bytes.Buffer
	cmd.Stderr = &stderr
	if cmd.Stdout == nil && filepath.Base(cmd.Path) != "go" {
		cmd.Stdout = &stdout // says what is wrong
	}
	err = cmd.Run()
	if cmd.ProcessState == nil {
		return c, "", err
	}
	if usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		c.RSS = int64(usage.Maxrss) << 10
	}
	c.CPU = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	c.Heap, text = heap(stderr.String())
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() == 1 {
		err = nil
	}
	if err != nil {
		err = fmt.Errorf("%s: %w\n%s%s", strings.Join(cmd.Args, " "), err, text, last(stdout.String(), 5))
	}
	return c, text, err
}

// collection is a line that GODEBUG=gctrace=1 makes Go programs print: heap before, at the end of and after marking.
var collection = regexp.MustCompile(`^gc \d+ @.* (\d+)->(\d+)->\d+ MB, `)

// heap takes the lines of Traced out of a text and returns the largest heap in them.
func heap(text string) (largest int64, rest string) {
	var b strings.Builder
	for line := range strings.Lines(text) {
		m := collection.FindStringSubmatch(line)
		if m == nil {
			b.WriteString(line)
			continue
		}
		for _, mb := range m[1:] {
			n, _ := strconv.ParseInt(mb, 10, 64)
			largest = max(largest, n<<20)
		}
	}
	return largest, b.String()
}

// last returns the last lines of a text.
func last(text string, n int) string {
	lines := slices.Collect(strings.Lines(text))
	return strings.Join(lines[max(0, len(lines)-n):], "")
}

// Env returns the environment of measured commands: nanoarch keeps what it has read in the given folder, while the go
// command keeps its own folders, and no other toolchain is started.
func Env(cache string) ([]string, error) {
	out, err := exec.Command("go", "env", "GOCACHE", "GOMODCACHE").Output()
	if err != nil {
		return nil, fmt.Errorf("go env: %w", err)
	}
	folders := strings.Split(strings.TrimSpace(string(out)), "\n")
	if len(folders) != 2 {
		return nil, fmt.Errorf("go env says %q", out)
	}
	return append(os.Environ(), "XDG_CACHE_HOME="+cache, "GOCACHE="+folders[0], "GOMODCACHE="+folders[1],
		"GOTOOLCHAIN=local", "GOPROXY=off", "GOPACKAGESDRIVER=off"), nil
}

// Build builds the nanoarch command of this repository into a folder and returns its file.
func Build(dir string) (string, error) {
	name := filepath.Join(dir, "nanoarch")
	cmd := exec.Command("go", "build", "-o", name, "github.com/nanoarch/nanoarch/cmd/nanoarch")
	cmd.Env = append(os.Environ(), "GOTOOLCHAIN=local")
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("go build: %w\n%s", err, out)
	}
	return name, nil
}

// Knows reports whether a nanoarch binary has a subcommand with a flag.
func Knows(nanoarch, subcommand, flag string) bool {
	help, err := exec.Command(nanoarch, subcommand, "--help").Output()
	return err == nil && bytes.Contains(help, []byte("nanoarch "+subcommand+" ")) && bytes.Contains(help, []byte(flag))
}
