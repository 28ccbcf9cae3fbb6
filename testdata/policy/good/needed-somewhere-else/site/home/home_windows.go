package home

import _ "example.com/neededsomewhereelse/text"
