// Package jsonstore keeps records as JSON files, one file a record. A file is replaced in one step, so that a reader
// or a crash never meets half a record. One process may use a folder at a time.
package jsonstore

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"example.com/shop/shared/contract/store"
)

const extension = ".json"

// Collection is a folder of records that hold values of one type. It is safe for many goroutines.
type Collection[T any] struct {
	dir string
	mu  sync.RWMutex
}

// Everything that an operation may ask of a store.
var (
	_ store.Getter[any] = (*Collection[any])(nil)
	_ store.Putter[any] = (*Collection[any])(nil)
	_ store.Lister[any] = (*Collection[any])(nil)
)

// Open returns the collection in dir and makes the folder when there is none.
func Open[T any](dir string) (*Collection[T], error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("open collection: %w", err)
	}
	return &Collection[T]{dir: dir}, nil
}

// Get returns the record under key.
func (c *Collection[T]) Get(ctx context.Context, key string) (store.Record[T], error) {
	if err := ctx.Err(); err != nil {
		return store.Record[T]{}, fmt.Errorf("%w: %w", store.ErrUnavailable, err)
	}
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.read(c.path(key))
}

// List returns all records in the order of their keys.
func (c *Collection[T]) List(ctx context.Context) ([]store.Record[T], error) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	entries, err := os.ReadDir(c.dir)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", store.ErrUnavailable, err)
	}
	var records []store.Record[T]
	for _, entry := range entries {
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("%w: %w", store.ErrUnavailable, err)
		}
		if !strings.HasSuffix(entry.Name(), extension) {
			continue // left over from a write that was cut short
		}
		record, err := c.read(filepath.Join(c.dir, entry.Name()))
		if err != nil {
			return nil, err
		}
		records = append(records, record)
	}
	return records, nil
}

// Put stores the record when nobody changed it since it was read.
func (c *Collection[T]) Put(ctx context.Context, record store.Record[T]) error {
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("%w: %w", store.ErrUnavailable, err)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	path := c.path(record.Key)
	stored, err := c.read(path)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return err
	}
	if stored.Revision != record.Revision {
		return fmt.Errorf("%w: %s", store.ErrConflict, record.Key)
	}
	record.Revision++
	content, err := json.MarshalIndent(record, "", "  ")
	if err != nil {
		return fmt.Errorf("%w: %w", store.ErrUnavailable, err)
	}
	if err := replace(path, content); err != nil {
		return fmt.Errorf("%w: %w", store.ErrUnavailable, err)
	}
	return nil
}

// path escapes the key, so that no key can leave the folder.
func (c *Collection[T]) path(key string) string {
	return filepath.Join(c.dir, url.PathEscape(key)+extension)
}

func (c *Collection[T]) read(path string) (store.Record[T], error) {
	var record store.Record[T]
	content, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return record, store.ErrNotFound
	}
	if err != nil {
		return record, fmt.Errorf("%w: %w", store.ErrUnavailable, err)
	}
	if err := json.Unmarshal(content, &record); err != nil {
		return record, fmt.Errorf("%w: %s is damaged: %w", store.ErrUnavailable, filepath.Base(path), err)
	}
	return record, nil
}
