package run

import "example.com/generatedcaller/shared/help"

var built = help.Year()
