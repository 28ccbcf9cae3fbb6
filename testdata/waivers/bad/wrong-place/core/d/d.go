package d

import _ "example.com/wrongplace/outer" // want imports:"imports outer"
