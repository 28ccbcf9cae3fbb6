package outer

import _ "example.com/severalrules/core/b"
