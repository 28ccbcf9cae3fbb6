package rate

import _ "example.com/listsspeakfirst/lib" // want "^model example.com/listsspeakfirst/model/rate reaches store example.com/listsspeakfirst/store by "
