package main

import (
	"fmt"
	"runtime"

	"golang.org/x/tools/go/packages"
)

// allSyntax is what packages.LoadAllSyntax stands for: what linters ask for that see types and dependencies.
const allSyntax = packages.NeedName | packages.NeedFiles | packages.NeedCompiledGoFiles | packages.NeedImports | packages.NeedDeps |
	packages.NeedTypes | packages.NeedTypesSizes | packages.NeedSyntax | packages.NeedTypesInfo

// load loads a tree as those linters do and holds it, as they do.
func load(tree string, tests bool) error {
	all, err := packages.Load(&packages.Config{Mode: allSyntax, Dir: tree, Tests: tests}, "./...")
	if err != nil {
		return err
	}
	if len(all) == 0 {
		return fmt.Errorf("go/packages finds no package in %s", tree)
	}
	runtime.KeepAlive(all)
	return nil
}
