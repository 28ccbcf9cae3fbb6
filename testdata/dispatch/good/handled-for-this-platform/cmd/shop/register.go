//go:build !linux

package main

func register() {}
