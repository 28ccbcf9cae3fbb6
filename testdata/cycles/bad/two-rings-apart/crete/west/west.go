package west

import _ "example.com/tworingsapart/naxos/east"
