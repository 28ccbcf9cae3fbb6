package cart

import _ "example.com/roles/text"
