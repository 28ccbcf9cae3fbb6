package west

import _ "example.com/tworingsapart/delos/east"
