package main // want "\\(mend/cmd/sew\\) has no role; the nearest pattern is \"\\{name\\}/cmd/\\{name\\}\" of role binary"

func main() {}
