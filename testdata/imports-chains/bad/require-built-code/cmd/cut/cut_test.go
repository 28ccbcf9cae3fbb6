package cut

import _ "example.com/requirebuiltcode/parts/lamp"
