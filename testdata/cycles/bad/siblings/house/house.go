package house

import _ "example.com/siblings/house/attic"
