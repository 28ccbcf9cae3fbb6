package program

import (
	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/rules"
)

// shape counts what a package without behaviour declares.
type shape struct {
	interfaces, data, errors, services int
	written                            int // data types that are not generated
	dataMethods                        int // methods of data types that only their author could have named
	functions                          int // that are no constructors
	registrations                      int
}

// inferPassive tells contract, model, shared and the rest apart in a package without behaviour.
func (s *survey) inferPassive(n *node, ports portIndex) {
	h := n.shape()
	types := h.interfaces + h.data + h.errors
	declares := h.functions == 0 && h.services == 0 && types > 0
	switch {
	case declares && h.dataMethods <= 1 && (n.layer.kind != rules.Model || h.interfaces > 0 && h.written == 0):
		n.decide(rules.Contract, "declares interfaces, data or errors and no behaviour")
	case n.layer.shared():
		n.decide(rules.Shared, "has no behaviour and is shared by its name")
	case h.registrations > 0 && h.functions == h.registrations:
		n.decide(rules.Transport, "only hands handlers to an outside value")
	case s.keepsForOthers(n, ports):
		n.decide(rules.Adapter, "its data types satisfy an interface that another package holds")
	case declares && n.layer.kind == rules.Model, h.dataMethods > 1 && h.services == 0:
		n.decide(rules.Model, "declares data with methods and no behaviour")
	case declares:
		n.decide(rules.Contract, "declares interfaces, data or errors and no behaviour")
	case h.services > 0 && n.layer.kind == rules.Transport:
		n.decide(rules.Transport, "has no behaviour and stands in a folder "+n.layer.word)
	case h.services > 0 && h.functions == 0:
		n.decide(rules.Root, "only declares what holds collaborators")
	case types > 0 && (n.layer.kind == rules.Contract || n.layer.kind == rules.Model || n.layer.kind == rules.Adapter):
		n.decide(n.layer.kind, "has no behaviour and stands in a folder "+n.layer.word)
	default:
		n.decide(rules.Shared, "has no behaviour")
	}
}

// keepsForOthers reports whether most methods of the package's data types fulfil an interface that another package
// declares and holds, such as a store that is a slice in memory.
func (s *survey) keepsForOthers(n *node, ports portIndex) bool {
	methods, required := 0, 0
	names := map[string]map[string]bool{}
	for i := range n.unit.Funcs {
		f := &n.unit.Funcs[i]
		if f.Test || f.Generated || !n.isDataMethod(f) {
			continue
		}
		if names[f.Recv] == nil {
			names[f.Recv] = s.required(n, f.Recv, ports)
		}
		methods++
		if names[f.Recv][f.Name] {
			required++
		}
	}
	return 2*required > methods
}

func (n *node) shape() shape {
	var h shape
	for _, t := range n.types {
		switch t.Class {
		case inventory.ClassInterface:
			h.interfaces++
		case inventory.ClassError:
			h.errors++
		case inventory.ClassService:
			h.services++
		default:
			h.data++
			if !t.Generated {
				h.written++
			}
		}
	}
	for _, v := range n.unit.Vars {
		if v.IsError && v.Exported && !v.Test {
			h.errors++
		}
	}
	for i := range n.unit.Funcs {
		f := &n.unit.Funcs[i]
		switch {
		case f.Test || f.Generated || !f.Exported:
		case n.isDataMethod(f):
			h.dataMethods++
		case f.Recv != "" && !n.isService(f.Recv), f.Constructor:
		case f.Registration:
			h.registrations++
			h.functions++
		default:
			h.functions++
		}
	}
	return h
}

func (n *node) isService(name string) bool {
	t := n.types[name]
	return t != nil && t.Class == inventory.ClassService
}

// standardDuties are methods that say nothing about a type but that it can be printed, compared or encoded.
var standardDuties = map[string]bool{"Error": true, "String": true, "GoString": true, "Format": true, "MarshalJSON": true, "UnmarshalJSON": true,
	"MarshalText": true, "UnmarshalText": true, "MarshalBinary": true, "UnmarshalBinary": true, "MarshalYAML": true, "UnmarshalYAML": true,
	"Len": true, "Less": true, "Swap": true, "Scan": true, "Value": true, "Unwrap": true, "Is": true, "As": true, "Close": true}

// isDataMethod reports whether f is an exported method that a data type has of its own.
func (n *node) isDataMethod(f *inventory.Func) bool {
	t := n.types[f.Recv]
	return t != nil && f.Exported && t.Exported && t.Class != inventory.ClassService && t.Class != inventory.ClassError && !standardDuties[f.Name]
}

// modelLike reports whether a package has more data types with methods than services and serves two packages with
// behaviour.
func (s *survey) modelLike(n *node) bool {
	data := map[string]bool{}
	for i := range n.unit.Funcs {
		if f := &n.unit.Funcs[i]; !f.Test && !f.Generated && n.isDataMethod(f) {
			data[f.Recv] = true
		}
	}
	services := 0
	for _, t := range n.types {
		if t.Class == inventory.ClassService {
			services++
		}
	}
	users := 0
	for _, from := range n.importers {
		if from.hasBehaviour() {
			users++
		}
	}
	return len(data) > services && users >= 2
}
