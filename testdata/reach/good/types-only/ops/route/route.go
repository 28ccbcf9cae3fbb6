// Package route knows types and constants of packages with effects, and no more.
package route

import (
	"context"
	"errors"
	"io/fs"
	"net"
	"net/http"
	"os"
	"time"
)

// Timeout is a constant.
const Timeout = 3 * time.Second

// Handle gives a status.
func Handle(_ context.Context, ip net.IP, err error) (int, error) {
	var path *os.PathError
	if errors.As(err, &path) || errors.Is(err, fs.ErrNotExist) || errors.Is(err, os.ErrExist) || ip.IsLoopback() {
		return http.StatusNotFound, nil
	}
	return http.StatusOK, nil
}
