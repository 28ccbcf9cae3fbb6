package pot_test

import _ "example.com/testsclose/deck/mop"
