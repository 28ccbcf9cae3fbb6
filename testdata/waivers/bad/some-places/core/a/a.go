package a

import _ "example.com/someplaces/outer" //nanoarch:allow imports this one goes first
