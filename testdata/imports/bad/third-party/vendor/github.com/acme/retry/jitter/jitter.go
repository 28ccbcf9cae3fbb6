package jitter

func Do(f func() error) error { return f() }
