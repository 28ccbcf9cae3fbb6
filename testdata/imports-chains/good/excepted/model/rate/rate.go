package rate

import _ "example.com/excepted/model/old"
