package stove

import _ "example.com/plain/garden/beds"
