//go:build !windows

package main

func register() {}
