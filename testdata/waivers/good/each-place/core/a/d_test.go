package a

import _ "example.com/eachplace/outer" //nanoarch:allow imports the test goes last
