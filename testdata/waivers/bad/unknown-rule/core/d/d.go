package d

import _ "example.com/unknownrule/outer" //nanoarch:allow because it is late // want imports:"imports outer" "waives the unknown rule \"because\""
