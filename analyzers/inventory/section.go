package inventory

// Section is one independent part of a record. A new question adds a section (or raises one's version) and nothing
// else is read again.
type Section uint8

// The sections, and what they are together.
const (
	SectionImports Section = 1 << iota // Imports, Directives, Waivers; the unit's header and files are always there
	SectionDecls                       // Types, Funcs, Vars, Consts, Entries, Mentions, Interfaces, Flaws
	SectionUses
	SectionCalls // Calls, Assertions
	SectionConversions
	SectionEffects
	SectionErrors
	SectionBodies // Bodies; only where somebody asks for it by name, since it is large and few need it

	AllSections = SectionImports | SectionDecls | SectionUses | SectionCalls | SectionConversions | SectionEffects | SectionErrors
	// SyntaxSections are those that need a syntax tree, but no types.
	SyntaxSections = SectionEffects
	// TypedSections are those that need types.
	TypedSections = AllSections &^ SectionImports &^ SyntaxSections
)

// Version is the format and meaning of a section; it is part of the section's key. Raise it whenever the codec or what
// the reader puts there changes.
func (s Section) Version() int {
	switch s {
	case SectionErrors:
		return 11
	case SectionDecls, SectionCalls:
		return 6
	case SectionBodies:
		return 1
	}
	return 4
}

// Names returns the sections' names, in the order of their bits.
func (s Section) Names() []string {
	names := []string{}
	for i, name := range [...]string{"imports", "decls", "uses", "calls", "conversions", "effects", "errors", "bodies"} {
		if s&(1<<i) != 0 {
			names = append(names, name)
		}
	}
	return names
}

// Has reports whether the record holds all of the sections.
func (p *Package) Has(s Section) bool { return p.Sections&s == s }

// Only returns a copy of the record that holds these of its sections and no others.
func (p *Package) Only(s Section) *Package {
	q := *p
	q.DropTypes()
	s &= p.Sections & (SyntaxSections | TypedSections)
	q.Add(p, s)
	return &q
}

// Add takes over sections of another copy of the record, for as long as they are wanted.
func (p *Package) Add(q *Package, s Section) {
	for one := Section(1); one != 0; one <<= 1 {
		if s&one != 0 {
			p.take(q, one)
		}
	}
	p.Sections |= s
}

// DropTypes lets go of the sections that need syntax or types.
func (p *Package) DropTypes() {
	p.Types, p.Funcs, p.Vars, p.Consts, p.Entries, p.Mentions, p.Interfaces, p.Flaws = nil, nil, nil, nil, nil, nil, nil, nil
	p.Uses, p.Calls, p.Assertions, p.Conversions, p.Effects, p.Errors, p.Translations = nil, nil, nil, nil, nil, nil, nil
	p.Bodies = nil
	p.Sections &^= SyntaxSections | TypedSections | SectionBodies
}
