package c

import _ "example.com/unknownrule/outer" //nanoarch:allow imports,cycles both of them // want imports:"imports outer" "names several rules, imports,cycles, "
