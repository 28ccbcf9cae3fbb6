package low

import _ "example.com/insideonegroup/choirs/tenor/low"
