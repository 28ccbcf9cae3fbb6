package tool

import _ "example.com/mocksincode/mocks" // want "^tool example.com/mocksincode/tool imports mocks example.com/mocksincode/mocks; a tool may import only every role and std \\(mocks is for test files only\\): tools know everything but mocks$"
