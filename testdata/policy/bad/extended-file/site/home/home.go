package home

import _ "example.com/extendedfile/text"
