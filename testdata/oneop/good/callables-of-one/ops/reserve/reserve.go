package reserve

import (
	"context"
	"errors"
	"fmt"
)

var ErrEmpty = errors.New("no book named")

type Books interface {
	Hold(ctx context.Context, book, reader string) error
}

type Command struct{ Book, Reader string }

func NewCommand(book, reader string) Command { return Command{book, reader} }

func NewCommandWithValidation(book, reader string) (Command, error) {
	c := NewCommand(book, reader)
	return c, c.Validate()
}

func (c Command) Validate() error {
	if c.Book == "" {
		return ErrEmpty
	}
	return nil
}

func (c Command) String() string { return fmt.Sprint(c.Book, " for ", c.Reader) }

type Option func(*Handler)

func WithGrace(days int) Option { return func(h *Handler) { h.grace = days } }

type Handler struct {
	books Books
	grace int
}

func NewHandler(books Books, options ...Option) *Handler {
	h := &Handler{books: books}
	for _, o := range options {
		o(h)
	}
	return h
}

func (h *Handler) Handle(ctx context.Context, cmd Command) error {
	return h.books.Hold(ctx, cmd.Book, cmd.Reader)
}
