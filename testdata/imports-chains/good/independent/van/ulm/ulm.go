package ulm

import _ "example.com/independent/branch/ulm/till"
