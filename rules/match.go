package rules

import "strings"

// Match reports whether the pattern matches a slash path ("." is the policy's folder) with the given values, and
// returns the given values together with the pattern's own. A pattern has at most one way to match a path.
func (p Pattern) Match(path string, given Bindings) (Bindings, bool) {
	var parts []string
	if path != "." && path != "" {
		var buf [16]string
		parts = splitPath(buf[:0], path)
	}
	b, ok := matchSegments(p.segs, parts, given)
	for _, f := range p.fixed {
		if !ok {
			break
		}
		b, ok = b.with(f.Name, f.Value)
	}
	if !ok {
		return nil, false
	}
	return b, true
}

func splitPath(parts []string, path string) []string {
	for {
		i := strings.IndexByte(path, '/')
		if i < 0 {
			return append(parts, path)
		}
		parts, path = append(parts, path[:i]), path[i+1:]
	}
}

// matchSegments walks from the left; at a ** it lets the ** grow only as far as needed and goes back to the latest one
// on a mismatch, which is enough since every other segment takes exactly one part. Patterns with captures have one **,
// so what was bound before it never has to be taken back.
func matchSegments(segs []segment, parts []string, given Bindings) (Bindings, bool) {
	b, atStar := given, given
	i, j, star, from := 0, 0, -1, 0
	for j < len(parts) || i < len(segs) {
		if i < len(segs) && segs[i].kind == rest {
			star, from, atStar = i, j, b
			i++
			continue
		}
		if i < len(segs) && j < len(parts) {
			if next, ok := segs[i].match(parts[j], b); ok {
				b = next
				i, j = i+1, j+1
				continue
			}
		}
		if star < 0 || from >= len(parts) {
			return nil, false
		}
		from++
		i, j, b = star+1, from, atStar
	}
	return b, true
}

func (s segment) match(part string, b Bindings) (Bindings, bool) {
	if s.kind == literal {
		return b, part == s.pre
	}
	if len(part) <= len(s.pre)+len(s.suf) || !strings.HasPrefix(part, s.pre) || !strings.HasSuffix(part, s.suf) {
		return nil, false
	}
	if s.name == "" {
		return b, true
	}
	return b.with(s.name, part[len(s.pre):len(part)-len(s.suf)])
}
