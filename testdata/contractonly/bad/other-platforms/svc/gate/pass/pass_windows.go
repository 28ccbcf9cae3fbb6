package pass

import "example.com/otherplatforms/svc/scales/weigh" // want "imports operation example.com/otherplatforms/svc/scales/weigh in a file left out by _windows.go; "

var _ = weigh.New
