package cut

import _ "example.com/requirebuiltcode/log"
