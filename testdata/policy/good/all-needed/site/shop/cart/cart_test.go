package cart_test

import _ "example.com/allneeded/mocks"
