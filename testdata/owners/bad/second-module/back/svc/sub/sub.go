package sub // want "operation example.com/secondmodule/back/svc/sub has 2 owners, @acme/back, @mallory, by line 2 of CODEOWNERS"

import "context"

func Handle(_ context.Context, a, b int) (int, error) { return a - b, nil }
