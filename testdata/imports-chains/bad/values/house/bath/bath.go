package bath

import _ "example.com/values/house/bath/inner/tub"
