package a_test

import _ "example.com/eachplace/outer" //nanoarch:allow imports or is it this one
