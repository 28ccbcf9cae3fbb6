package notest // want "lacks the func TestOperation of its template"

import "testing"

func TestMore(t *testing.T) {}
