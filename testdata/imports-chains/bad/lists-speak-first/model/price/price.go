package price

import _ "example.com/listsspeakfirst/store" // want "^model example.com/listsspeakfirst/model/price imports store example.com/listsspeakfirst/store; a model may import only lib$"
