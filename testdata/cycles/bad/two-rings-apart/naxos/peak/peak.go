package peak

import _ "example.com/tworingsapart/crete/east"
