package lift

// int turn(void);
import "C"

import "example.com/otherplatforms/svc/scales/weigh" // want "imports operation example.com/otherplatforms/svc/scales/weigh in a file left out by cgo; "

var _ = weigh.New
