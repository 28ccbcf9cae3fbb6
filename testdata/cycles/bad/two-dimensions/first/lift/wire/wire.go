package wire

import _ "example.com/twodimensions/ground/hall/lamp"
