package disk

import "os"

var home = os.Getenv("HOME")
