package a

import _ "example.com/eachplace/outer" //nanoarch:allow imports goes first
