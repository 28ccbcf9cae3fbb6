package a

import _ "example.com/someplaces/outer" // want imports:"imports outer"
