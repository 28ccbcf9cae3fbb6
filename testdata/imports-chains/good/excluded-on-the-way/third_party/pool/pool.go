package pool

import _ "example.com/excludedontheway/store"
