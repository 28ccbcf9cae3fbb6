package shut

import "context"

type Shutter interface {
	Shut(ctx context.Context, branch string) error
}
