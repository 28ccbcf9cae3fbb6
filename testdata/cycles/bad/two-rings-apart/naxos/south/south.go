package south

import _ "example.com/tworingsapart/crete/east"
