package a

import _ "example.com/mendedimport/outer" //nanoarch:allow imports was not in the list // want "waives imports where nothing breaks that rule"
