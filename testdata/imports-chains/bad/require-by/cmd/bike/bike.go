package bike

import _ "example.com/requireby/lib"
