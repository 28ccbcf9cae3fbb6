package inventory

import "bytes"

// restMatters reports whether there may be anything to find behind the imports.
func (s *fileScan) restMatters() bool {
	if len(s.waivers) > 0 {
		return true
	}
	rest := s.content[min(s.at, len(s.content)):]
	for {
		i := bytes.IndexByte(rest, '/')
		if i < 0 || i+1 == len(rest) {
			return false
		}
		rest = rest[i+1:]
		if rest[0] == '/' && lineMatters(rest[1:]) || bytes.HasPrefix(rest, []byte("*line ")) {
			return true
		}
	}
}

// lineMatters reports whether a comment that goes on with rest is a waiver or a directive. What looks like a comment may
// stand in a string.
func lineMatters(rest []byte) bool {
	for _, start := range [...]string{"go:", "nanoarch:", "line ", "export ", "extern "} {
		if len(rest) >= len(start) && string(rest[:len(start)]) == start {
			return true
		}
	}
	if rest = bytes.TrimLeft(rest, " \t"); !bytes.HasPrefix(rest, []byte("nolint:")) {
		return false
	}
	if i := bytes.IndexByte(rest, '\n'); i >= 0 {
		rest = rest[:i]
	}
	_, ok := parseWaiver("//" + string(rest))
	return ok
}
