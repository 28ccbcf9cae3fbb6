package gen

import "time"

func later(t time.Time) time.Time { return t.Add(time.Since(t)).Add(time.Until(time.Now())) }
