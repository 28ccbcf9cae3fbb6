package price

import _ "example.com/excludedontheway/third_party/pool"
