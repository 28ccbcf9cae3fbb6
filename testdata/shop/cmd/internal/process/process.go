// Package process runs a deployment: it reads the flags that all deployments have, serves until it is asked to stop,
// and lets requests end that are under way.
package process

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// grace is how long requests may go on after the process was asked to stop.
const grace = 5 * time.Second

// Options is what the command line says.
type Options struct {
	Addr string
	Data string
	Log  *slog.Logger
}

// Parse reads the command line; a deployment defines flags of its own before. Without -data the records live in a new
// temporary folder.
func Parse(addr string) (Options, error) {
	options := Options{Log: slog.New(slog.NewTextHandler(os.Stderr, nil))}
	flag.StringVar(&options.Addr, "addr", addr, "listen on this `address`")
	flag.StringVar(&options.Data, "data", "", "keep records in this `folder` (default: a new temporary one)")
	flag.Parse()
	if options.Data != "" {
		return options, nil
	}
	data, err := os.MkdirTemp("", "shop-")
	if err != nil {
		return options, fmt.Errorf("make data folder: %w", err)
	}
	options.Data = data
	return options, nil
}

// Serve answers requests until the process is interrupted.
func Serve(options Options, handler http.Handler) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	listener, err := net.Listen("tcp", options.Addr)
	if err != nil {
		return err
	}
	options.Log.Info("listening", "addr", "http://"+listener.Addr().String(), "data", options.Data)
	server := &http.Server{Handler: handler, ReadHeaderTimeout: 5 * time.Second}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	ending, cancel := context.WithTimeout(context.Background(), grace)
	defer cancel()
	if err := server.Shutdown(ending); err != nil {
		return err
	}
	if err := <-failed; !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}
