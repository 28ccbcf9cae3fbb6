package check

import "context"

// Check is what the driver calls.
type Check func(ctx context.Context, text string) (faults []string, err error)

// Explainer is what some checks can do besides.
type Explainer interface {
	Explain(ctx context.Context, fault string) (string, error)
}
