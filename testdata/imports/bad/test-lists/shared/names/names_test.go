package names_test

import (
	"testing"

	"example.com/testlists/api/bake" // want "^shared example.com/testlists/shared/names imports contract example.com/testlists/api/bake in a test; a shared package may import only shared, std, tests: shared code knows nobody$"
	"example.com/testlists/shared/names"
	"example.com/testlists/testkit"
)

func TestName(t *testing.T) { t.Log(names.Name(), testkit.Name(), bake.In{}) }
