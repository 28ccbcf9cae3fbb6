package scales

import (
	"example.com/transportandadapter/svc/scales/weigh" // want "^transport example.com/transportandadapter/web/scales imports operation example.com/transportandadapter/svc/scales/weigh; a transport may import only contract, std, so go through example.com/transportandadapter/svc/scales/weigh/contract: a transport calls contracts$"
)

type Page struct{ Weigher *weigh.Handler }
