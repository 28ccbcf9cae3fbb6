package cut

import _ "example.com/require/lib"
