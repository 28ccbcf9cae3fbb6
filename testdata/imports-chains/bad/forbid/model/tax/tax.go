package tax

import _ "example.com/forbid/model/rate" // want "by example.com/forbid/model/tax -> example.com/forbid/model/rate -> example.com/forbid/store/disk; "
