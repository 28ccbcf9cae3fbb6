package page

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"encoding/json"
	"html"
	"reflect"
	"strings"
)

// assets is the page as it is written by hand. The scripts share one scope; their order only matters for main.js.
//
//go:embed assets
var assets embed.FS

var scripts = []string{"data", "state", "dom", "camera", "map", "light", "walk", "matrix", "search", "cards", "overview", "keys", "main"}

var styles = []string{"colours", "page", "map", "panel", "print"}

// assemble puts everything into one file. The policy of the page allows its own script and its own style sheet, by their
// hashes, and nothing else: no request, no inline handler, no style in an attribute.
func assemble(title string, d *document) ([]byte, error) {
	data, err := json.Marshal(d) // writes <, > and & as escapes, so nothing in it can end the element
	if err != nil {
		return nil, err
	}
	script := "(() => {\n'use strict';\n" + joined("js", scripts) + "})();\n"
	style := joined("css", styles)
	skeleton, err := assets.ReadFile("assets/page.html")
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	rest := string(skeleton)
	for _, part := range [][2]string{
		{"{{policy}}", "default-src 'none'; script-src " + hash(script) + "; style-src " + hash(style) + "; img-src data:; base-uri 'none'; form-action 'none'"},
		{"{{title}}", html.EscapeString(title)},
		{"{{style}}", style},
		{"{{data}}", string(data)},
		{"{{script}}", script},
	} {
		before, after, _ := strings.Cut(rest, part[0])
		b.WriteString(before)
		b.WriteString(part[1])
		rest = after
	}
	b.WriteString(rest)
	return b.Bytes(), nil
}

// joined returns assets one after the other.
func joined(ext string, names []string) string {
	var s strings.Builder
	for _, name := range names {
		b, err := assets.ReadFile("assets/" + name + "." + ext)
		if err != nil {
			panic(err) // it is part of the program
		}
		s.Write(b)
	}
	return s.String()
}

func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// isZero reports whether a value says nothing: a struct with nothing in it.
func isZero(x any) bool {
	v := reflect.ValueOf(x)
	for i := range v.NumField() {
		switch f := v.Field(i); f.Kind() {
		case reflect.Slice:
			if f.Len() > 0 {
				return false
			}
		default:
			if !f.IsZero() {
				return false
			}
		}
	}
	return true
}
