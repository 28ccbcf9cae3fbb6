package subject

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/nanoarch/nanoarch/analyzers/modules"
	"github.com/nanoarch/nanoarch/rules"
)

// scopes remembers what was found for a folder: drivers ask for each package, and for its tests again.
var scopes sync.Map // absolute folder -> func() (*Scope, error)

// scopeOf finds the policy for the files of a folder by walking up from it. The scope has no policy, without an error,
// if the policy's tree does not count the folder as a package.
func scopeOf(dir string) (*Scope, error) {
	once, ok := scopes.Load(dir)
	if !ok {
		once, _ = scopes.LoadOrStore(dir, sync.OnceValues(func() (*Scope, error) { return newScope(dir) }))
	}
	return once.(func() (*Scope, error))()
}

func newScope(dir string) (*Scope, error) {
	root, err := policyFolder(dir)
	if err != nil {
		return nil, err
	}
	policy, err := policyIn(root)
	if err != nil {
		return nil, err
	}
	rel, err := filepath.Rel(root, dir)
	if err != nil {
		return nil, err
	}
	if policy.Ignored(filepath.ToSlash(rel)) {
		return &Scope{}, nil
	}
	mods, err := modules.Above(root, dir)
	if err != nil {
		return nil, err
	}
	if len(mods.Problems) > 0 {
		return nil, errors.New(mods.Problems[0].Message)
	}
	return &Scope{Policy: policy, Modules: mods, Context: Context(policy, mods), Root: root}, nil
}

// PolicyAbove finds and loads the policy for the files of a folder by walking up from it, and returns the folder that holds
// the policy. The error says that there is none, or everything that is wrong with it.
func PolicyAbove(dir string) (p *rules.Policy, root string, err error) {
	if dir, err = filepath.Abs(dir); err != nil {
		return nil, "", err
	}
	if root, err = policyFolder(dir); err != nil {
		return nil, "", err
	}
	p, err = policyIn(root)
	return p, root, err
}

func policyFolder(dir string) (string, error) {
	for at := dir; ; at = filepath.Dir(at) {
		info, err := os.Stat(filepath.Join(at, rules.FileName))
		switch {
		case err == nil && !info.IsDir():
			return at, nil
		case err != nil && !errors.Is(err, fs.ErrNotExist):
			return "", err
		case at == filepath.Dir(at):
			return "", fmt.Errorf("there is no %s in this package's folder or above; write one at the top of the program", rules.FileName)
		}
	}
}

var policies sync.Map // absolute folder -> func() (*rules.Policy, error)

// policyIn loads the policy of a folder once.
func policyIn(root string) (*rules.Policy, error) {
	once, ok := policies.Load(root)
	if !ok {
		load := func() (*rules.Policy, error) {
			p, err := rules.Load(rules.FileName, func(name string) ([]byte, error) {
				return os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
			})
			if err != nil {
				return nil, fmt.Errorf("the policy cannot be used: %s", strings.Join(strings.Split(err.Error(), "\n"), "; "))
			}
			return p, nil
		}
		once, _ = policies.LoadOrStore(root, sync.OnceValues(load))
	}
	return once.(func() (*rules.Policy, error))()
}
