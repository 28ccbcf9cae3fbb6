package high

import _ "example.com/insideonegroup/lib/tune"
