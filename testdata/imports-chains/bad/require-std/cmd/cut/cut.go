package cut

import _ "example.com/requirestd/lib"
