package open

import "context"

type Opener interface {
	Open(ctx context.Context, branch string) error
}
