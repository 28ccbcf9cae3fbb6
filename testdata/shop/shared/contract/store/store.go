// Package store is the port through which operations keep their data. A capability stores values of its own model;
// each operation asks for the narrowest of the three interfaces.
package store

import (
	"context"
	"errors"
)

// What a store can answer besides success.
var (
	// ErrNotFound says that there is no record under the key.
	ErrNotFound = errors.New("store: not found")
	// ErrConflict says that the record was changed since it was read.
	ErrConflict = errors.New("store: conflict")
	// ErrUnavailable says that the store could not be reached or is damaged.
	ErrUnavailable = errors.New("store: unavailable")
)

// Record is a stored value. Revision counts its changes: 0 for a value that was never stored.
type Record[T any] struct {
	Key      string
	Revision int
	Value    T
}

// Getter reads single records.
type Getter[T any] interface {
	// Get returns the record under key, or [ErrNotFound] or [ErrUnavailable].
	Get(ctx context.Context, key string) (Record[T], error)
}

// Putter writes single records.
type Putter[T any] interface {
	// Put stores the record when its revision is still the stored one (0: there is none yet), and raises the
	// stored revision by one. It fails with [ErrConflict] or [ErrUnavailable].
	Put(ctx context.Context, record Record[T]) error
}

// Lister reads all records.
type Lister[T any] interface {
	// List returns all records in the order of their keys, or [ErrUnavailable].
	List(ctx context.Context) ([]Record[T], error)
}
