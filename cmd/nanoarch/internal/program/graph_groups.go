package program

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/graph"
)

// byFolder is the dimension of groups that stand for folders.
const byFolder = "folder"

// splitFrom is the number of packages from which a folder's own folders are groups inside it.
const splitFrom = 16

// group puts the packages into groups: by capability, or by whatever dimension the policy has instead, and where a
// package has no value of it, by folder.
func (b *picture) group() {
	dim := b.dimension()
	b.out.By = cmp.Or(dim, byFolder)
	b.out.Tiers = b.tiers()
	folders := map[string][]*graph.Node{}
	for _, id := range slices.Sorted(maps.Keys(b.nodes)) {
		x := b.nodes[id]
		if !x.IsPackage() {
			continue
		}
		x.Attrs.Tier = tierOf(x, b.out.Tiers)
		if v := x.Attrs.Values[dim]; v != "" {
			x.Parent = b.addGroup(dim, v, v, "")
			continue
		}
		first, _, _ := strings.Cut(x.Path(), "/")
		folders[first] = append(folders[first], x)
	}
	for _, first := range slices.Sorted(maps.Keys(folders)) {
		b.groupFolder(first, folders[first])
	}
	b.tierGroups()
}

// dimension returns the capture that groups operations: capability, else the one that most packages have a value of.
func (b *picture) dimension() string {
	count := map[string]int{}
	for _, x := range b.nodes {
		for name := range x.Attrs.Values {
			if name != "operation" {
				count[name]++
			}
		}
	}
	best := ""
	for _, name := range slices.Sorted(maps.Keys(count)) {
		if best == "" || count[name] > count[best] {
			best = name
		}
	}
	if count["capability"] > 0 {
		return "capability"
	}
	return best
}

// groupFolder makes groups of the packages below one folder at the top. A folder with one package only is no group.
func (b *picture) groupFolder(first string, members []*graph.Node) {
	if len(members) < 2 {
		return
	}
	top := b.addGroup(byFolder, first, first, "")
	inner := map[string][]*graph.Node{}
	for _, x := range members {
		x.Parent = top
		if parts := strings.SplitN(x.Path(), "/", 3); len(parts) > 1 {
			folder := parts[0] + "/" + parts[1]
			inner[folder] = append(inner[folder], x)
		}
	}
	if len(members) < splitFrom {
		return
	}
	for folder, list := range inner {
		if len(list) < 2 || len(list) == len(members) {
			continue
		}
		id := b.addGroup(byFolder, folder, strings.TrimPrefix(folder, first+"/"), top)
		for _, x := range list {
			x.Parent = id
		}
	}
}

func (b *picture) addGroup(dim, value, label, parent string) string {
	id := graph.NodeID(graph.Group, dim+"="+value)
	if b.nodes[id] == nil {
		b.nodes[id] = &graph.Node{
			ID: id, Kind: graph.Group, Label: label, Parent: parent, Status: graph.OK,
			Attrs: graph.Attrs{By: dim, Values: map[string]string{dim: value}},
		}
	}
	return id
}

// tiers are the policy's, or else the way of a call: from outside through an operation to what it needs.
func (b *picture) tiers() []string {
	if b.program.Policy != nil {
		if tiers := b.program.Policy.Tiers(); len(tiers) > 0 {
			return tiers
		}
	}
	return []string{"root", "transport", "operation", "adapter", "external"}
}

// tierOf returns the tier that a package stands in by its role, or by what that counts as.
func tierOf(x *graph.Node, tiers []string) string {
	for _, t := range tiers {
		if t == x.Attrs.Role || t == string(x.Kind) {
			return t
		}
	}
	return ""
}

// tierGroups puts each group into the tier of most of its operations, or of most of its packages if it has none.
func (b *picture) tierGroups() {
	counts := map[string]map[string]int{}
	for _, x := range b.nodes {
		weight := 1
		if x.Kind == graph.Operation {
			weight = 1000
		}
		if x.Kind == graph.External {
			x.Attrs.Tier = tierOf(x, b.out.Tiers)
		}
		for id := x.Parent; id != ""; id = b.nodes[id].Parent {
			if counts[id] == nil {
				counts[id] = map[string]int{}
			}
			if x.Attrs.Tier != "" && x.IsPackage() {
				counts[id][x.Attrs.Tier] += weight
			}
		}
	}
	for id, count := range counts {
		most := 0
		for _, t := range b.out.Tiers {
			if count[t] > most {
				most, b.nodes[id].Attrs.Tier = count[t], t
			}
		}
	}
}
