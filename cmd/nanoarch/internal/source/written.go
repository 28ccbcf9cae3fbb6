package source

import (
	"encoding/binary"
	"encoding/json"
	"hash/crc32"
	"io"
	"path"
	"slices"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

// An inventory file holds what one run has read of a program, so that another run can judge it without the code: a magic
// line, then blocks, each with its length, and a checksum of everything. The first block is the header as JSON; every
// other one is a unit, its sections behind each other in a fixed order, each with its length, 0 for one that is missing.
const inventoryMagic = "nanoarch inventory 2\n"

var allSections = slices.Concat(importSections, deepSections)

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
		sections := inventory.SyntaxSections | inventory.TypedSections
		if bodies := p.loader.opt.Bodies; bodies != nil && bodies(u.Dir) {
			sections |= inventory.SectionBodies
		}
		switch {
		case keep != nil && !keep(u.Dir):
			return 0
		case depth < inventory.DepthDataflow:
			return sections &^ inventory.SectionErrors
		}
		return sections
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
