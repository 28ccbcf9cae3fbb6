package a

import _ "example.com/someplaces/outer" //nanoarch:allow cycles as on all platforms // want "waives cycles where nothing breaks that rule"
