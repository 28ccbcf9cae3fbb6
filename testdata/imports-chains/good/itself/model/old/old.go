package old

import _ "example.com/itself/model/price"
