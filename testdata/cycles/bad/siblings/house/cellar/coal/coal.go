package coal

import _ "example.com/siblings/house/attic"
