package source

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/modules"
)

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
