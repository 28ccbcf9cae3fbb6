package box

import _ "example.com/excluded/hall/lamp"
