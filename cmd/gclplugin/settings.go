package gclplugin

import (
	"fmt"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers"
	"github.com/nanoarch/nanoarch/rules"
)

// settings are what stands under linters.settings.custom.nanoarch.settings.
type settings struct {
	rules []string // those that run; all if it is nil
	quiet bool     // no word about the rules that do not run here
}

func (s settings) runs(rule string) bool { return s.rules == nil || slices.Contains(s.rules, rule) }

// decode refuses what it does not know: a setting that is mistyped must not be taken for one that is left out.
func decode(raw any) (settings, error) {
	var s settings
	if raw == nil {
		return s, nil
	}
	table, ok := raw.(map[string]any)
	if !ok {
		return s, fmt.Errorf("nanoarch: the settings are a table, not %s", kind(raw))
	}
	for key, value := range table {
		switch key {
		case "rules":
			var err error
			if s.rules, err = decodeRules(value); err != nil {
				return s, err
			}
		case "quiet":
			if s.quiet, ok = value.(bool); !ok {
				return s, fmt.Errorf("nanoarch: quiet is true or false, not %s", kind(value))
			}
		default:
			return s, fmt.Errorf("nanoarch: unknown setting %q%s", key, rules.Suggest(key, []string{"rules", "quiet"}))
		}
	}
	return s, nil
}

func decodeRules(value any) ([]string, error) {
	var known []string
	for _, a := range analyzers.Suite {
		known = append(known, a.Name)
	}
	list, ok := value.([]any)
	if !ok || len(list) == 0 {
		return nil, fmt.Errorf("nanoarch: rules is a list of some of %s, not %s; leave it out to run all", strings.Join(known, ", "), kind(value))
	}
	var out []string
	for _, item := range list {
		name, ok := item.(string)
		switch {
		case !ok:
			return nil, fmt.Errorf("nanoarch: rules is a list of names, and %s is none", kind(item))
		case slices.Contains(known, name):
			out = append(out, name)
		case slices.Contains(rules.RuleNames, name):
			return nil, fmt.Errorf("nanoarch: the rule %s needs the whole program and runs in nanoarch check only; rules can be %s", name, strings.Join(known, ", "))
		default:
			return nil, fmt.Errorf("nanoarch: there is no rule %q%s", name, rules.Suggest(name, known))
		}
	}
	return out, nil
}

// kind says what a value is, for people who wrote it in YAML.
func kind(value any) string {
	switch v := value.(type) {
	case nil:
		return "nothing"
	case string:
		return fmt.Sprintf("the text %q", v)
	case bool:
		return fmt.Sprintf("%t", v)
	case []any:
		return "a list" + map[bool]string{true: " of nothing"}[len(v) == 0]
	case map[string]any:
		return "a table"
	}
	return fmt.Sprintf("%v", value)
}
