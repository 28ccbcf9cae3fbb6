package coal

import _ "example.com/excluded/hall/lamp"
