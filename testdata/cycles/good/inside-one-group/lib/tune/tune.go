package tune

import _ "example.com/insideonegroup/choirs/tenor/low"
