package far

import _ "example.com/forbid/lib/near"
