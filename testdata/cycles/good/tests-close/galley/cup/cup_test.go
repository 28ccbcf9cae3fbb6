package cup

import _ "example.com/testsclose/deck/mop"
