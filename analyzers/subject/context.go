package subject

import (
	"slices"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/modules"
	"github.com/nanoarch/nanoarch/rules"
)

// Context translates what the policy and the modules say about reading code into the reader's words.
func Context(p *rules.Policy, m *modules.Map) inventory.Context {
	var dispatch []string
	for _, d := range p.Dispatches() {
		for _, name := range []string{d.Send, d.Handle} {
			if name != "" {
				dispatch = append(dispatch, name)
			}
		}
	}
	slices.Sort(dispatch)
	return inventory.Context{
		FirstParty:    m.FirstParty(),
		Outside:       m.Outside(),
		Protocols:     p.Protocols(),
		ContractTypes: p.ContractTypes(),
		Dispatch:      slices.Compact(dispatch),
		ID:            p.ReadingHash(),
	}
}
