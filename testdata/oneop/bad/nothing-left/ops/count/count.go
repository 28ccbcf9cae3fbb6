package count // want "^operation example.com/nothingleft/ops/count has no behaviour \\(New counts as constructor, Total counts as pure function: it takes neither a context nor a collaborator\\); an operation owns exactly one, which other packages reach as a function, a method or a variable: an operation is verified"

import "context"

type Shelf interface {
	Books(ctx context.Context) ([]string, error)
}

type counter struct{ shelf Shelf }

func New(shelf Shelf) *counter { return &counter{shelf} }

func (c *counter) count(ctx context.Context) (int, error) {
	books, err := c.shelf.Books(ctx)
	return Total(books), err
}

func Total(books []string) int { return len(books) }

var _ = (*counter).count
