package north

import _ "example.com/tworingsapart/crete/west"
