//go:build !linux

package contract

type In struct{ Cents int }
