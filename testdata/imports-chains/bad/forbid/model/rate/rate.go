package rate

import _ "example.com/forbid/store/disk" // want "^package example.com/forbid/model/rate reaches package example.com/forbid/store/disk by example.com/forbid/model/rate -> example.com/forbid/store/disk; "
