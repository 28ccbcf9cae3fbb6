package near

import _ "example.com/forbid/store/disk"
