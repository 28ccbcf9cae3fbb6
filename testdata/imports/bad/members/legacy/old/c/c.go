package c

import _ "example.com/m/fresh" // want `package example.com/m/legacy/old/c imports .*"new code only"`
