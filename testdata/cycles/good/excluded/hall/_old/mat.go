package mat

import _ "example.com/excluded/cellar/coal"
