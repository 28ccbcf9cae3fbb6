package sink

import _ "example.com/plain/garden/tools"
