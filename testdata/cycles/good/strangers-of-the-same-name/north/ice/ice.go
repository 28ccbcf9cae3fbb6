package ice

import _ "example.com/strangersofthesamename/south/sand"
