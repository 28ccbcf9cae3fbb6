package b_test

import _ "example.com/m/fresh" // want `package example.com/m/legacy/b imports .*in a test.*"new code only"`
