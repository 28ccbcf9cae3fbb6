package door

import _ "example.com/twodimensions/ground/hall/lamp"
