package testkit

func Name() string { return "kit" }
