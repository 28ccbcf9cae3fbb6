package open

import "example.com/twofiles/svc/scales/weigh" // want "imports operation example.com/twofiles/svc/scales/weigh; "

func kilos(r weigh.Result) int { return r.Kilos }
