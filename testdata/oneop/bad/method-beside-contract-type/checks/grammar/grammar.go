package grammar

import (
	"context"

	"example.com/methodbeside/check"
)

type Book struct{ pages check.Explainer }

func (b *Book) Explain(ctx context.Context, fault string) (string, error) { // want "operation example.com/methodbeside/checks/grammar has Book.Explain as another behaviour beside Run"
	return "in short, " + fault, nil
}

func Run(ctx context.Context, text string) ([]string, error) {
	return nil, nil
}
