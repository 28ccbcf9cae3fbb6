package fake

import (
	"context"
	"maps"
	"slices"

	"example.com/shop/shared/contract/store"
)

// Store keeps records in memory. Its zero value is empty.
type Store[T any] struct {
	Err       error // when set, every call fails with it
	Conflicts int   // so many writes fail first because somebody else was faster

	records map[string]store.Record[T]
}

// Seed stores a value without asking Err or Conflicts.
func (s *Store[T]) Seed(key string, value T) {
	if s.records == nil {
		s.records = map[string]store.Record[T]{}
	}
	s.records[key] = store.Record[T]{Key: key, Revision: s.records[key].Revision + 1, Value: value}
}

// Value returns what is stored under key, or the zero value.
func (s *Store[T]) Value(key string) T { return s.records[key].Value }

// Get returns the record under key.
func (s *Store[T]) Get(_ context.Context, key string) (store.Record[T], error) {
	if s.Err != nil {
		return store.Record[T]{}, s.Err
	}
	record, found := s.records[key]
	if !found {
		return record, store.ErrNotFound
	}
	return record, nil
}

// Put stores the record when nobody changed it in between.
func (s *Store[T]) Put(_ context.Context, record store.Record[T]) error {
	if s.Err != nil {
		return s.Err
	}
	if s.Conflicts > 0 {
		s.Conflicts--
		return store.ErrConflict
	}
	if s.records[record.Key].Revision != record.Revision {
		return store.ErrConflict
	}
	s.Seed(record.Key, record.Value)
	return nil
}

// List returns all records in the order of their keys.
func (s *Store[T]) List(context.Context) ([]store.Record[T], error) {
	if s.Err != nil {
		return nil, s.Err
	}
	var records []store.Record[T]
	for _, key := range slices.Sorted(maps.Keys(s.records)) {
		records = append(records, s.records[key])
	}
	return records, nil
}
