package disk

import _ "example.com/nochain/model/price"
