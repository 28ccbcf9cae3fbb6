package read

import (
	"context"
	"io"
)

type Failure struct{ Book string }

func (f *Failure) Error() string { return "cannot read " + f.Book }

func (f *Failure) Is(err error) bool { return err == io.EOF }

type Shelf interface {
	io.Closer
	Page(ctx context.Context, book string, n int) (string, error)
}

type Reader struct{ shelf Shelf }

func New(shelf Shelf) *Reader { return &Reader{shelf} }

func (r *Reader) Read(ctx context.Context, book string) (string, error) {
	page, err := r.shelf.Page(ctx, book, 1)
	if err != nil {
		return "", &Failure{book}
	}
	return page, nil
}

func (r *Reader) String() string { return "reader" }

func (r *Reader) Close() error { return r.shelf.Close() }
