package mute

import _ "example.com/edgerules/log"
