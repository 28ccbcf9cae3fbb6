package b

import _ "example.com/m/fresh"    // want `package example.com/m/legacy/b imports .*\[\[forbid\]\] "new code only".*: the old part goes away$`
import _ "example.com/m/legacy/a" // want `low example.com/m/legacy/b imports high example.com/m/legacy/a; a low may import only fresh`
