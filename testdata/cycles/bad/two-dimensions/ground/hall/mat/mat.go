package mat

import _ "example.com/twodimensions/ground/lift/door"
