// Package remote calls operations that run in another deployment. To those who call them they look like operations in
// the same process: same contract, same errors.
package remote

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"example.com/shop/shared/wire"
)

// Client talks to one deployment.
type Client struct {
	base string
	http *http.Client
}

// NewClient returns a client of the deployment at base, for example "http://127.0.0.1:8082".
func NewClient(base string) *Client {
	return &Client{base: strings.TrimSuffix(base, "/"), http: &http.Client{Timeout: 10 * time.Second}}
}

// operation is an operation of the other deployment. It can fail with the errors that its contract declares;
// everything that goes wrong on the way is unavailable.
type operation[In, Out any] struct {
	client      *Client
	path        string
	declared    []error
	unavailable error
}

func (o operation[In, Out]) Handle(ctx context.Context, in In) (Out, error) {
	var out Out
	err := o.client.post(ctx, o.path, in, &out)
	if err == nil {
		return out, nil
	}
	var answered *failure
	if errors.As(err, &answered) {
		for _, declared := range o.declared {
			if answered.Error() == declared.Error() {
				return out, fmt.Errorf("%w: %s", declared, answered.detail)
			}
		}
	}
	return out, fmt.Errorf("%w: %w", o.unavailable, err)
}

// failure is what the other deployment answered instead of success.
type failure struct{ text, detail string }

func (f *failure) Error() string { return f.text }

func (c *Client) post(ctx context.Context, path string, in, out any) error {
	body, err := json.Marshal(in)
	if err != nil {
		return fmt.Errorf("encode: %w", err)
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, c.base+path, bytes.NewReader(body))
	if err != nil {
		return fmt.Errorf("request: %w", err)
	}
	request.Header.Set("Content-Type", "application/json")
	response, err := c.http.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	content, err := io.ReadAll(io.LimitReader(response.Body, 1<<20))
	if err != nil {
		return fmt.Errorf("read answer: %w", err)
	}
	if response.StatusCode == http.StatusOK {
		return json.Unmarshal(content, out)
	}
	var told wire.Failure
	if err := json.Unmarshal(content, &told); err != nil {
		return fmt.Errorf("%s answers %s", path, response.Status)
	}
	return &failure{text: told.Error, detail: told.Detail}
}
