package desk

import _ "example.com/twodimensions/first/lift/bell" // want "closes the ring ground/hall -> first/lift -> ground/hall; .* remove 1 edge: ground/hall -> first/lift$"
