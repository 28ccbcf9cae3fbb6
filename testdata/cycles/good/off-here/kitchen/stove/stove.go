package stove

import _ "example.com/offhere/garden/beds"
