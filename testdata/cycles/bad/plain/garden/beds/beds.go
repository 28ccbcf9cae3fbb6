package beds

import _ "example.com/plain/garden/tools"
