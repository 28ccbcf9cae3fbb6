package two

import "example.com/contractonlynamed/api/a/four"

// hold keeps somebody whom it never calls.
type hold struct{ four four.Fourer }

var _ = hold{}
