package disk

import "example.com/transportandadapter/svc/scales/weigh" // want "^adapter example.com/transportandadapter/disk imports operation example.com/transportandadapter/svc/scales/weigh; an adapter may import only contract, std, so go through example.com/transportandadapter/svc/scales/weigh/contract$"

var _ weigh.Scale = (*Scale)(nil)

type Scale struct{ weigh.Scale }
