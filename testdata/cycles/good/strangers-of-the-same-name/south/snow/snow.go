package snow

import _ "example.com/strangersofthesamename/tools/north"
