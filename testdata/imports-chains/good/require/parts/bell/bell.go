package bell

import _ "example.com/require/parts/bell/clapper"
