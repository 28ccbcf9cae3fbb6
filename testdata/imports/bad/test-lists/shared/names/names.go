package names

import "example.com/testlists/testkit" // want "^shared example.com/testlists/shared/names imports tests example.com/testlists/testkit; a shared package may import only shared, std: shared code knows nobody$"

func Name() string { return testkit.Name() }
