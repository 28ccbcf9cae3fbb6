package subject

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync/atomic"

	"github.com/nanoarch/nanoarch/analyzers/modules"
	"github.com/nanoarch/nanoarch/rules"
)

// BundleSchema names the version of a bundle. Within a number changes only add.
const BundleSchema = "nanoarch.policy-bundle/1"

// Bundle is all that rules need to know besides the code of a package, for drivers that show them nothing else, such as
// Bazel's nogo: the policy with what it extends, and the module files. Such drivers name files from a top folder.
type Bundle struct {
	Schema  string        `json:"schema"`
	Folder  string        `json:"folder"` // slash path of the policy's folder below the top folder, "." for that itself
	Policy  rules.Texts   `json:"policy"`
	Modules modules.Files `json:"modules"` // relative to the policy's folder

	Templates map[string]string `json:"templates,omitempty"` // records, by the templates' folders
}

// NewBundle makes the bundle of the policy in a folder on disk, for drivers that name files from the folder top.
func NewBundle(root, top string) (*Bundle, error) {
	root, err := filepath.Abs(root)
	if err != nil {
		return nil, err
	}
	if top, err = filepath.Abs(top); err != nil {
		return nil, err
	}
	folder, err := filepath.Rel(top, root)
	if err != nil || !filepath.IsLocal(folder) {
		return nil, fmt.Errorf("the policy's folder %s does not lie below %s", root, top)
	}
	p, err := policyIn(root)
	if err != nil {
		return nil, err
	}
	if len(p.Members()) > 0 {
		return nil, errors.New("a policy with [[members]] makes no bundle: each member is judged by a policy of its own; make a bundle in each member's folder")
	}
	files, err := modules.Tree(root, p.Ignored)
	if err != nil {
		return nil, err
	}
	if m := files.Map(filepath.FromSlash("/some/where/else")); len(m.Problems) > 0 {
		return nil, fmt.Errorf("the module files mean something else on other machines, so they must name folders by relative paths: %s", m.Problems[0].Message)
	}
	templates, err := recordsIn(root, p)
	if err != nil {
		return nil, err
	}
	return &Bundle{BundleSchema, filepath.ToSlash(folder), p.Texts(), files, templates}, nil
}

// Encode returns the bundle as a line of JSON.
func (b *Bundle) Encode() []byte {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(b) // texts can always be encoded
	return out.Bytes()
}

// bundled is what the flag of Analyzer gave all packages to be judged by, nil if they have to look for it.
var bundled atomic.Pointer[bundleScope]

// bundleScope is the scope of a bundle.
type bundleScope struct {
	*Scope
	top string // absolute path of the folder from which the driver names files
}

// setBundle reads a bundle; an empty text is none. Drivers give it before they run anything, in the folder from which they
// name files.
func setBundle(text string) error {
	if text == "" {
		bundled.Store(nil)
		return nil
	}
	var b Bundle
	dec := json.NewDecoder(strings.NewReader(text))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&b); err != nil {
		return fmt.Errorf("this is not what nanoarch schema policy --bundle prints: %w", err)
	}
	if b.Schema != BundleSchema {
		return fmt.Errorf("this is a bundle of another version: its schema is %q, not %q", b.Schema, BundleSchema)
	}
	top, err := filepath.Abs(".")
	if err != nil {
		return err
	}
	folder := filepath.FromSlash(b.Folder)
	if !filepath.IsLocal(folder) {
		return fmt.Errorf("the bundle's folder %q does not lie below the one from which files are named", b.Folder)
	}
	p, err := rules.LoadTexts(rules.FileName, b.Policy)
	if err != nil {
		return fmt.Errorf("the policy cannot be used: %s", faults(err))
	}
	root := filepath.Join(top, folder)
	m := b.Modules.Map(root)
	if len(m.Problems) > 0 {
		return m.Problems[0]
	}
	templates, err := b.records(p)
	if err != nil {
		return err
	}
	bundled.Store(&bundleScope{&Scope{Policy: p, Modules: m, Context: Context(p, m), Templates: templates, Root: root}, top})
	return nil
}

// of returns the folder of the program that a folder on disk stands for, and the scope; without a policy if the folder
// holds no package of the program. What Bazel writes lies below bazel-out/CONFIGURATION/bin as the sources that it belongs
// to lie below the top.
func (b *bundleScope) of(dir string) (string, *Scope) {
	rel, err := filepath.Rel(b.top, dir)
	if err != nil || !filepath.IsLocal(rel) {
		return dir, &Scope{}
	}
	if parts := strings.SplitN(filepath.ToSlash(rel), "/", 4); len(parts) == 4 && parts[0] == bazelOut && parts[2] == "bin" {
		dir = filepath.Join(b.top, filepath.FromSlash(parts[3]))
	}
	in, err := filepath.Rel(b.Root, dir)
	if err != nil || !filepath.IsLocal(in) || b.isHidden(filepath.ToSlash(in)) {
		return dir, &Scope{}
	}
	return dir, b.Scope
}

// bazelOut is where Bazel writes.
const bazelOut = "bazel-out"
