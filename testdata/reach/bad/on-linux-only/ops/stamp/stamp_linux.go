package stamp

import "time"

func stamp() int64 { return time.Now().Unix() } // want `uses time.Now \(clock\)`
