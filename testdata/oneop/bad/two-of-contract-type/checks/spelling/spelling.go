package spelling

import "example.com/twoofcontracttype/check"

var Check = &check.Check{Name: "spelling", Run: run}

var Strict = &check.Check{Name: "strict spelling", Run: run} // want "operation example.com/twoofcontracttype/checks/spelling has Strict as another behaviour beside Check"

func run(string) error { return nil }
