package wine

import _ "example.com/siblings/house/cellar"
