package keep

import (
	"context"

	_ "example.com/onefaultonefinding/disk"       // want "\\[\\[forbid\\]\\] \"disk\" forbids it: disks fail$"
	_ "example.com/onefaultonefinding/lost"       // unclassified says it
	_ "example.com/onefaultonefinding/svc/a/drop" // want contractonly:"imports for its side effects operation"
)

type Box interface{ Put(context.Context) error }

type Keeper struct{ box Box }

func (k *Keeper) Keep(ctx context.Context) error { return k.box.Put(ctx) }
