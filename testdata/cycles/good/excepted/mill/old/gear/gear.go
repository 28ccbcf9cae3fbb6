package gear

import _ "example.com/excepted/bakery/shelf"
