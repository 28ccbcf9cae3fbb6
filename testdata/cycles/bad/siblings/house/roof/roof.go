package roof

import _ "example.com/siblings/barn"
