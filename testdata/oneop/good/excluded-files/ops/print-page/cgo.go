//go:build cgo && plan9

package printpage

import "context"

func Spool(ctx context.Context, printer Printer) error { return printer.Print(ctx, "") }
