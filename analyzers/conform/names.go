package conform

import (
	"regexp"
	"strings"
	"unicode"
)

// words are the placeholders: what an identifier or a path part of a template spells like that stands for a capture.
var words = []string{"capability", "operation"}

// Spell returns an identifier or an import path of a template with the values in place of the placeholders, each in the
// casing in which the placeholder is written: Operation, operation, OPERATION. In a path, which holds a slash or is lower
// case altogether, the lower-case word is the value itself. What has no value stays.
func Spell(name string, v Placeholders) string {
	if strings.Contains(name, "/") {
		parts := strings.Split(name, "/")
		for i, p := range parts {
			for _, w := range words {
				if value := v[w]; value != "" {
					p = strings.ReplaceAll(p, w, value)
				}
			}
			parts[i] = p
		}
		return strings.Join(parts, "/")
	}
	for _, w := range words {
		value := v[w]
		if value == "" {
			continue
		}
		parts := wordsOf(value)
		name = strings.ReplaceAll(name, strings.ToUpper(w), strings.ToUpper(strings.Join(parts, "_")))
		name = strings.ReplaceAll(name, title(w), camel(parts, true))
		if at := strings.Index(name, w); at >= 0 {
			name = strings.ReplaceAll(name, w, camel(parts, false))
		}
	}
	return name
}

// Placed returns the placeholders that a name spells.
func Placed(name string) []string {
	var out []string
	for _, w := range words {
		if strings.Contains(name, w) || strings.Contains(name, title(w)) || strings.Contains(name, strings.ToUpper(w)) {
			out = append(out, w)
		}
	}
	return out
}

func title(w string) string { return strings.ToUpper(w[:1]) + w[1:] }

// wordsOf cuts a folder's name into words.
func wordsOf(value string) []string {
	return strings.FieldsFunc(value, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

func camel(parts []string, upper bool) string {
	var b strings.Builder
	for i, p := range parts {
		if i > 0 || upper {
			r := []rune(p)
			p = string(unicode.ToUpper(r[0])) + string(r[1:])
		}
		b.WriteString(p)
	}
	return b.String()
}

// Fits reports whether a name can be the package's for one of the template that spells placeholders: what stands around
// them is there, and in place of each something that holds its value, in any casing. So Operation is Charge, and may be
// ChargeCard; OperationError may be ChargeError. An exported name without placeholders fits itself alone, since others
// call it; an unexported one fits any.
func Fits(template, name string, v Placeholders) bool {
	placed := Placed(template)
	if len(placed) == 0 {
		return template == name || !exported(template)
	}
	pattern := regexp.QuoteMeta(strings.ToLower(strings.ReplaceAll(template, "_", "")))
	for _, w := range placed {
		value := w
		if v[w] != "" {
			value = strings.Join(wordsOf(v[w]), "")
		}
		pattern = strings.ReplaceAll(pattern, w, `\w*`+regexp.QuoteMeta(strings.ToLower(value))+`\w*`)
	}
	fits, err := regexp.MatchString("^"+pattern+"$", strings.ToLower(strings.ReplaceAll(name, "_", "")))
	return err == nil && fits
}
