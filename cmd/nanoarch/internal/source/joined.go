package source

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/modules"
)

// An inventory file holds what one run has read of a program, so that another run can judge it without the code: a magic
// line, then blocks, each with its length, and a checksum of everything. The first block is the header as JSON; every
// other one is a unit, its sections behind each other in a fixed order, each with its length, 0 for one that is missing.
const inventoryMagic = "nanoarch inventory 1\n"

var allSections = slices.Concat(importSections, typedSections)

// inventoryHeader is what an inventory file says of the program as a whole.
type inventoryHeader struct {
	Context  string            // hash of what the policy says about reading
	Depth    inventory.Depth   // to which the units were read
	Folders  []string          // all with packages, also those that the file holds no units of; sorted
	GoMods   []string          // module files, as the walk found them
	GoWorks  []string          // the same
	Contents map[string]string // of all module files that were read, by name
	Policies []string          // folders below the root with a policy of their own
	Errors   []Problem
}

// WriteInventory reads the units of the folders that keep names as deep as wanted, and writes them; nil keeps all. What
// is wrong with units or with the whole goes into the file, too.
func (p *Program) WriteInventory(w io.Writer, depth inventory.Depth, keep func(dir string) bool) error {
	blocks, err := p.encodeUnits(depth, keep)
	if err != nil {
		return err
	}
	head, err := json.Marshal(p.inventoryHeader(depth))
	if err != nil {
		return err
	}
	sum := crc32.New(castagnoli)
	out := io.MultiWriter(w, sum)
	if _, err := io.WriteString(out, inventoryMagic); err != nil {
		return err
	}
	for _, b := range append([][]byte{head}, blocks...) {
		if b == nil {
			continue
		}
		if _, err := out.Write(append(binary.AppendUvarint(nil, uint64(len(b))), b...)); err != nil {
			return err
		}
	}
	_, err = w.Write(binary.LittleEndian.AppendUint32(nil, sum.Sum32()))
	return err
}

// Each reads like WriteInventory and hands over the records, in their order. Until its turn a record waits in its short
// form; only one at a time is there in full.
func (p *Program) Each(depth inventory.Depth, keep func(dir string) bool, take func(*inventory.Package) error) error {
	blocks, err := p.encodeUnits(depth, keep)
	if err != nil {
		return err
	}
	for i, b := range blocks {
		if b == nil {
			continue
		}
		u, err := decodeUnit(b)
		if err != nil {
			return err
		}
		if err := take(u); err != nil {
			return err
		}
		blocks[i] = nil
	}
	return nil
}

// encodeUnits reads the units of the folders that keep names; the blocks of all others are nil.
func (p *Program) encodeUnits(depth inventory.Depth, keep func(dir string) bool) ([][]byte, error) {
	index := make(map[*inventory.Package]int, len(p.Units))
	for i, u := range p.Units {
		index[u] = i
	}
	blocks := make([][]byte, len(p.Units))
	encode := func(u *inventory.Package, _ Key) {
		if keep == nil || keep(u.Dir) {
			blocks[index[u]] = encodeUnit(u)
		}
	}
	want := func(u *inventory.Package) inventory.Section {
		if keep != nil && !keep(u.Dir) {
			return 0
		}
		return inventory.SyntaxSections | inventory.TypedSections
	}
	if depth > inventory.DepthImports {
		return blocks, p.Read(depth, Visit{Want: want, Done: encode})
	}
	parallel(len(p.Units), func(i int) { encode(p.Units[i], Key{}) })
	return blocks, nil
}

func (p *Program) inventoryHeader(depth inventory.Depth) *inventoryHeader {
	l := p.loader
	h := &inventoryHeader{
		Context: l.opt.contextKey().String(), Depth: depth, Policies: p.Policies, Errors: p.Errors,
		GoMods: l.goMods, GoWorks: l.goWorks, Contents: map[string]string{},
	}
	for _, name := range slices.Concat(h.GoMods, h.GoWorks) {
		h.keep(l.view, name)
	}
	for _, m := range p.Modules.Modules {
		h.keep(l.view, path.Join(m.Dir, "go.mod"))
	}
	for _, u := range p.Units {
		h.Folders = append(h.Folders, u.Dir)
	}
	h.Folders = slices.Compact(h.Folders)
	return h
}

// keep notes the content of a module file. One that cannot be read is missing in the same way later.
func (h *inventoryHeader) keep(v *View, name string) {
	if b, err := v.readAround(name); err == nil {
		h.Contents[name] = string(b)
	}
}

// contextKey stands for what the policy says about reading: records that were read under another one say other things.
func (o *Options) contextKey() Key {
	h := keyHash{}
	h.list([]string{"reading", o.Context.ID, o.Build.GOOS, o.Build.GOARCH})
	for _, l := range [][]string{o.Build.Tags, o.Context.Protocols, o.Context.ContractTypes, o.Context.Dispatch} {
		h.list(l)
	}
	h.bool(o.Build.Cgo)
	return h.sum()
}

func encodeUnit(u *inventory.Package) []byte {
	var out []byte
	for _, s := range allSections {
		var b []byte
		if s == 0 || u.Has(s) {
			b = u.Encode(s)
		}
		out = append(binary.AppendUvarint(out, uint64(len(b))), b...)
	}
	return out
}

// decodeUnit reads a unit. Sections that were not written are missing in the record.
func decodeUnit(b []byte) (*inventory.Package, error) {
	u := &inventory.Package{}
	for _, s := range allSections {
		n, size := binary.Uvarint(b)
		if size <= 0 || n > uint64(len(b)-size) {
			return nil, errors.New("it is damaged")
		}
		if n > 0 {
			if err := u.Decode(s, b[size:size+int(n)]); err != nil {
				return nil, err
			}
		}
		b = b[size+int(n):]
	}
	return u, nil
}

// InventoryFile is an inventory file that was read.
type InventoryFile struct {
	Name   string // for messages
	header inventoryHeader
	blocks [][]byte
}

// ParseInventory reads an inventory file. The error is one sentence.
func ParseInventory(name string, b []byte) (*InventoryFile, error) {
	f := &InventoryFile{Name: name}
	body, ok := bytes.CutPrefix(b, []byte(inventoryMagic))
	if !ok {
		return nil, fmt.Errorf("%s is no inventory of this version of nanoarch; make it again with `nanoarch inventory -o %s`", name, name)
	}
	if len(body) < 4 || crc32.Checksum(b[:len(b)-4], castagnoli) != binary.LittleEndian.Uint32(b[len(b)-4:]) {
		return nil, fmt.Errorf("the inventory %s is damaged; make it again", name)
	}
	for body = body[:len(body)-4]; len(body) > 0; {
		n, size := binary.Uvarint(body)
		if size <= 0 || n > uint64(len(body)-size) {
			return nil, fmt.Errorf("the inventory %s is damaged; make it again", name)
		}
		f.blocks = append(f.blocks, body[size:size+int(n)])
		body = body[size+int(n):]
	}
	if len(f.blocks) == 0 || json.Unmarshal(f.blocks[0], &f.header) != nil {
		return nil, fmt.Errorf("the inventory %s is damaged; make it again", name)
	}
	f.blocks = f.blocks[1:]
	return f, nil
}

// Join makes one program of inventory files, as if one run had read all of it. The error says why that would not be the
// truth: the files were read under different policies or module files, contradict each other, or lack folders.
func Join(root string, files []*InventoryFile, opt Options) (*Program, error) {
	j := joiner{opt: opt, units: map[[2]string]*joinedUnit{}, contents: map[string]string{}}
	for _, f := range files {
		if err := j.add(f); err != nil {
			return nil, err
		}
	}
	if dir, ok := j.lacks(); ok {
		return nil, fmt.Errorf("none of the inventories holds the package in %s; make one of it too", dir)
	}
	read := func(name string) ([]byte, error) {
		if text, ok := j.contents[name]; ok {
			return []byte(text), nil
		}
		return nil, fmt.Errorf("no inventory holds %s", name)
	}
	p := &Program{Modules: modules.New(root, read, unique(j.goMods), unique(j.goWorks)), Policies: unique(j.policies), Errors: j.problems()}
	p.Context = opt.Context
	p.Context.FirstParty, p.Context.Outside = p.Modules.FirstParty(), p.Modules.Outside()
	for _, u := range j.sorted() {
		p.Units = append(p.Units, u.Package)
	}
	p.joined = &j
	return p, nil
}

func unique(list []string) []string {
	return slices.Compact(slices.Sorted(slices.Values(list)))
}

// joiner gathers what inventory files hold.
type joiner struct {
	opt      Options
	units    map[[2]string]*joinedUnit // by folder and package name
	order    []*joinedUnit             // sorted, once it is asked for
	folders  []string
	goMods   []string
	goWorks  []string
	policies []string
	contents map[string]string
	errors   []Problem
}

type joinedUnit struct {
	*inventory.Package
	block []byte
	from  string
}

func (j *joiner) add(f *InventoryFile) error {
	h := &f.header
	switch {
	case h.Context != j.opt.contextKey().String():
		return fmt.Errorf("the inventory %s was read under another policy: what [build], [generated], [[effect]], [[protocol]], [[dispatch]] or contract types say has changed; make it again", f.Name)
	case h.Depth < j.opt.Depth:
		return fmt.Errorf("the inventory %s holds %s only, but the policy's rules need %s; make it again with `nanoarch inventory --depth %s`", f.Name, h.Depth, j.opt.Depth, j.opt.Depth)
	}
	for name, text := range h.Contents {
		if before, ok := j.contents[name]; ok && before != text {
			return fmt.Errorf("the inventories do not belong together: %s is another one in %s", name, f.Name)
		}
		j.contents[name] = text
	}
	j.folders, j.goMods, j.goWorks = append(j.folders, h.Folders...), append(j.goMods, h.GoMods...), append(j.goWorks, h.GoWorks...)
	j.policies, j.errors = append(j.policies, h.Policies...), append(j.errors, h.Errors...)
	for _, b := range f.blocks {
		u, err := decodeUnit(b)
		if err != nil {
			return fmt.Errorf("the inventory %s cannot be read: %w", f.Name, err)
		}
		u.DropTypes()
		k := [2]string{u.Dir, u.Name}
		if before := j.units[k]; before != nil && !bytes.Equal(before.block, b) {
			return fmt.Errorf("the inventories do not belong together: package %s in %s is another one in %s than in %s", u.Name, u.Dir, before.from, f.Name)
		}
		j.units[k] = &joinedUnit{u, b, f.Name}
	}
	return nil
}

// lacks returns the first folder that a file speaks of and none holds.
func (j *joiner) lacks() (dir string, ok bool) {
	held := map[string]bool{}
	for k := range j.units {
		held[k[0]] = true
	}
	for _, dir := range unique(j.folders) {
		if !held[dir] {
			return dir, true
		}
	}
	return "", false
}

func (j *joiner) sorted() []*joinedUnit {
	if j.order == nil {
		for _, u := range j.units {
			j.order = append(j.order, u)
		}
		slices.SortFunc(j.order, func(a, b *joinedUnit) int {
			return cmp.Or(strings.Compare(a.Dir, b.Dir), strings.Compare(a.Name, b.Name))
		})
	}
	return j.order
}

func (j *joiner) problems() []Problem {
	slices.SortFunc(j.errors, func(a, b Problem) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), strings.Compare(a.Message, b.Message))
	})
	return slices.Compact(j.errors)
}

// readTypes hands over the units with what their inventories hold of them.
func (j *joiner) readTypes(v Visit) error {
	work := make(chan *joinedUnit)
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for u := range work {
				if whole, err := decodeUnit(u.block); err == nil { // it was read once before
					*u.Package = *whole
				}
				if v.Done != nil {
					v.Done(u.Package, Key{})
					u.DropTypes()
				}
			}
		})
	}
	for _, u := range j.sorted() {
		work <- u
	}
	close(work)
	wg.Wait()
	return nil
}
