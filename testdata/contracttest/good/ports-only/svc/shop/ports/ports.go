// Package ports is what the shop needs of others: no operation fulfils it.
package ports

import "context"

// Save keeps a receipt.
type Save interface {
	Save(ctx context.Context, receipt string) error
}
