package lib

import _ "example.com/listsspeakfirst/store"
