package bell

import _ "example.com/twodimensions/ground/hall/lamp"
