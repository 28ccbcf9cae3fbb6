package wine

import _ "example.com/layers/ladder" // want "; \\[\\[layers\\]\\] \"floors\": layer \\{house\\}/attic/\\*\\* is above layer \\{house\\}/cellar/\\*\\*, also through others, allowed: \\{house\\}/cellar/\\*\\*$"
