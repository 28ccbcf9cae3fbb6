//go:build windows

package onlywindows
