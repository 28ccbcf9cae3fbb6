package stove

import _ "example.com/waived/garden/beds"
