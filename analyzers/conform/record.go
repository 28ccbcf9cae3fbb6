package conform

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

// recordSchema names the version of a record's file; so does what is raised with the sections that are in it.
var recordSchema = fmt.Sprintf("nanoarch.template/1 %d", inventory.SectionBodies.Version())

// written is a record as its file holds it: one JSON object, so that a merge conflict is seen, with the binary sections
// in it. Everything in it comes from the template's files and is checked when it is read.
type written struct {
	Schema     string        `json:"schema"`
	Dir        string        `json:"dir"`
	ImportPath string        `json:"import_path"`
	Hole       string        `json:"hole"`
	Needs      []Need        `json:"needs"`
	Units      []writtenUnit `json:"units"`
	Sum        string        `json:"sum"`
}

type writtenUnit struct {
	Header  []byte   `json:"header"`
	Imports []byte   `json:"imports"`
	Bodies  []byte   `json:"bodies"`
	Sources []string `json:"sources"`
	Reach   []string `json:"reach"`
	Decls   bool     `json:"decls"`
	Any     bool     `json:"any"`
}

// Encode writes the record; equal records have equal bytes.
func (r *Record) Encode() []byte {
	w := r.written()
	w.Sum = r.hash
	out, _ := json.MarshalIndent(w, "", " ") // texts and bytes can always be written
	return append(out, '\n')
}

func (r *Record) written() *written {
	w := &written{Schema: recordSchema, Dir: r.Dir, ImportPath: r.ImportPath, Hole: r.Hole, Needs: r.Needs}
	for _, u := range r.Units {
		w.Units = append(w.Units, writtenUnit{
			Header: u.Encode(0), Imports: u.Package.Encode(inventory.SectionImports), Bodies: u.Package.Encode(inventory.SectionBodies),
			Sources: u.Sources, Reach: u.Reach, Decls: u.Decls, Any: u.Any,
		})
	}
	return w
}

// seal fills in the hash.
func (r *Record) seal() *Record {
	b, _ := json.Marshal(r.written())
	sum := sha256.Sum256(b)
	r.hash = hex.EncodeToString(sum[:16])
	return r
}

// Decode reads what Encode wrote. Memory use is bounded by the size of the input.
func Decode(b []byte) (*Record, error) {
	var w written
	if err := json.Unmarshal(b, &w); err != nil {
		return nil, errors.New("it is damaged")
	}
	if w.Schema != recordSchema {
		return nil, errors.New("another version of nanoarch wrote it")
	}
	r := &Record{Dir: w.Dir, ImportPath: w.ImportPath, Hole: w.Hole, Needs: w.Needs}
	for _, wu := range w.Units {
		u, err := wu.unit(r)
		if err != nil {
			return nil, fmt.Errorf("it is damaged: %w", err)
		}
		r.Units = append(r.Units, u)
	}
	if len(r.Units) == 0 || r.seal().hash != w.Sum {
		return nil, errors.New("it is damaged")
	}
	return r, nil
}

func (w *writtenUnit) unit(r *Record) (*Unit, error) {
	p := &inventory.Package{}
	if err := p.Decode(0, w.Header); err != nil {
		return nil, err
	}
	if err := p.Decode(inventory.SectionImports, w.Imports); err != nil {
		return nil, err
	}
	if err := p.Decode(inventory.SectionBodies, w.Bodies); err != nil {
		return nil, err
	}
	if len(w.Sources) != len(p.Files) || len(p.Files) == 0 {
		return nil, errors.New("it lacks files")
	}
	u := &Unit{Package: p, Sources: w.Sources, Rel: ".", Reach: w.Reach, Decls: w.Decls, Any: w.Any}
	if p.Dir != r.Dir {
		rel, below := strings.CutPrefix(p.Dir, r.Dir+"/")
		if !below {
			return nil, errors.New("a package lies outside")
		}
		u.Rel = rel
	}
	return u, nil
}

// Unit returns the unit of a folder of the template ("." for its own), or its external test; nil if there is none.
func (r *Record) Unit(rel string, external bool) *Unit {
	for _, u := range r.Units {
		if u.Rel == rel && (u.TestOf != "") == external {
			return u
		}
	}
	return nil
}

// Hash returns a key of the record.
func (r *Record) Hash() string { return r.hash }
