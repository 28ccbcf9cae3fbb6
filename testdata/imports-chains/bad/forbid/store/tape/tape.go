package tape

import _ "example.com/forbid/store/disk"
