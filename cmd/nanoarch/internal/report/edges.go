package report

import (
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/subject"
)

// edgesOf returns the dependencies that a finding of a package is about, none if it is about the package alone. Only the
// finding itself is asked, since one from an earlier run has nothing else.
func edgesOf(f *subject.Finding, pkg string) []Edge {
	switch {
	case pkg == "":
	case f.Rule == "cycles":
		return ringOf(f.Message)
	case f.Rule == "contractonly", f.Rule == "imports" && f.Symbol == "" && imports(f.Message, f.Target):
		return []Edge{{pkg, f.Target}}
	case f.Rule == "imports" && f.Symbol != "":
		return []Edge{{pkg, f.Symbol}}
	}
	return nil
}

// imports reports whether a message says that the target is imported. The target of a finding of imports is an import
// path or, where an import lacks, the name of an edge rule.
func imports(message, target string) bool {
	_, after, _ := strings.Cut(message, " imports ")
	words := strings.Fields(after)
	return slices.ContainsFunc(words[:min(len(words), 3)], func(w string) bool { return strings.TrimRight(w, ",;:") == target })
}

// ringOf returns the edges of the ring that a message of the rule cycles spells out.
func ringOf(message string) []Edge {
	_, ring, _ := strings.Cut(message, "closes the ring ")
	ring, _, _ = strings.Cut(ring, "; [[acyclic]]")
	ring, _, _ = strings.Cut(ring, ", and ")
	names := strings.Split(ring, " -> ")
	var out []Edge
	for i := range len(names) - 1 {
		out = append(out, Edge{names[i], names[i+1]})
	}
	return out
}
