package mocks

import _ "example.com/allneeded/text"
