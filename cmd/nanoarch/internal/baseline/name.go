package baseline

import (
	"fmt"
	"path"
	"strconv"
	"strings"
	"unicode/utf8"
)

// extension ends the name of every file of a baseline.
const extension = ".toml"

// rootName stands for the policy's folder; no package folder is called like that, since Go ignores folders with _.
const rootName = "_root"

// Name returns the name of the file with the entries of a package folder, a slash path relative to the policy's folder.
// The files lie as the packages do, so that owners can be given for whole parts of a baseline. No two folders share a
// name, no file is called like a folder of others, none like a policy, and every name can be written on Windows if the
// package's folder can.
func Name(dir string) string {
	if dir == "." {
		return path.Join(Dir, rootName+extension)
	}
	parts := strings.Split(dir, "/")
	for i, p := range parts {
		parts[i] = escape(p, i == len(parts)-1)
	}
	return Dir + "/" + strings.Join(parts, "/") + extension
}

// escape writes a segment of a path so that it can stand in the name of a file.
func escape(part string, last bool) string {
	var b strings.Builder
	special := -1 // the byte that would make the name mean something else
	switch {
	case last && strings.EqualFold(part, "nanoarch"): // would be called like a policy
		special = 0
	case !last && len(part) >= len(extension) && strings.EqualFold(part[len(part)-len(extension):], extension):
		special = len(part) - len(extension)
	}
	for i, size := 0, 0; i < len(part); i += size {
		var r rune
		r, size = utf8.DecodeRuneInString(part[i:])
		if i == special || r < ' ' || r == 0x7f || r == utf8.RuneError && size == 1 || strings.ContainsRune(`%<>:"|?*\`, r) {
			fmt.Fprintf(&b, "%%%02X", part[i])
			continue
		}
		b.WriteString(part[i : i+size])
	}
	return b.String()
}

// dirOf returns the package folder whose entries stand in a file, the reverse of Name.
func dirOf(name string) (dir string, ok bool) {
	text, inside := strings.CutPrefix(name, Dir+"/")
	text, named := strings.CutSuffix(text, extension)
	if !inside || !named {
		return "", false
	}
	if text == rootName {
		return ".", true
	}
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] != '%' {
			b.WriteByte(text[i])
			continue
		}
		if i+2 >= len(text) {
			return "", false
		}
		x, err := strconv.ParseUint(text[i+1:i+3], 16, 8)
		if err != nil {
			return "", false
		}
		b.WriteByte(byte(x))
		i += 2
	}
	dir = b.String()
	return dir, Name(dir) == name
}
