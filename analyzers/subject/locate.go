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

// scopeOf finds the policy for the files of a folder on disk, by walking up from it unless there is a bundle, and the
// folder of the program that it stands for. The scope has no policy, without an error, if the policy's tree does not count
// the folder as a package.
func scopeOf(dir string) (folder string, sc *Scope, err error) {
	if b := bundled.Load(); b != nil {
		folder, sc = b.of(dir)
		return folder, sc, nil
	}
	once, ok := scopes.Load(dir)
	if !ok {
		once, _ = scopes.LoadOrStore(dir, sync.OnceValues(func() (*Scope, error) { return newScope(dir) }))
	}
	sc, err = once.(func() (*Scope, error))()
	return dir, sc, err
}

func newScope(dir string) (*Scope, error) {
	root, err := policyFolder(dir)
	if err != nil {
		return nil, err
	}
	return newScopeOf(root, dir)
}

// newScopeOf makes the scope of the policy in the folder root for the files of dir.
func newScopeOf(root, dir string) (*Scope, error) {
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
	mods, err := modulesFor(root, dir)
	if err != nil {
		return nil, err
	}
	if len(mods.Problems) > 0 {
		return nil, errors.New(mods.Problems[0].Message)
	}
	sc := &Scope{Policy: policy, Modules: mods, Context: Context(policy, mods), Root: root, Templates: LoadTemplates(policy, filesIn(root))}
	if sc.isHidden(filepath.ToSlash(rel)) {
		return &Scope{}, nil
	}
	sc.above, err = membership(root, dir)
	return sc, err
}

// modulesFor returns the modules that decide about the files of dir: all that there are below the policy where somebody
// looked for them, else those around dir.
func modulesFor(root, dir string) (*modules.Map, error) {
	if tree, ok := trees.Load(root); ok {
		return tree.(*modules.Map), nil
	}
	return modules.Above(root, dir)
}

// membership returns the scope of the next policy above a policy's folder if that policy calls a folder below a member:
// then its edge rules hold there, too.
func membership(root, dir string) (*Scope, error) {
	if root == filepath.Dir(root) {
		return nil, nil
	}
	above, err := policyFolder(filepath.Dir(root))
	if err != nil {
		return nil, nil
	}
	policy, err := policyIn(above)
	if err != nil {
		return nil, fmt.Errorf("the policy in %s, which may name this folder as a member, is at fault: %w", above, err)
	}
	rel, err := filepath.Rel(above, dir)
	if err != nil {
		return nil, err
	}
	if _, member := policy.IsMember(filepath.ToSlash(rel)); !member {
		return nil, nil
	}
	return newScopeOf(above, dir)
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

// faults writes all faults of a policy in one line.
func faults(err error) string { return strings.ReplaceAll(err.Error(), "\n", "; ") }

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
				return nil, fmt.Errorf("the policy cannot be used: %s", faults(err))
			}
			return p, nil
		}
		once, _ = policies.LoadOrStore(root, sync.OnceValues(load))
	}
	return once.(func() (*rules.Policy, error))()
}
