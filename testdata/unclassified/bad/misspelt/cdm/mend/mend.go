package main // want "\\(cdm/mend\\) has no role; the nearest pattern is \"cmd/\\{tool\\}\" of role tool"

func main() {}
