package b

//nanoarch:allow imports a blank line parts it from the import // want "waives imports where nothing breaks that rule"

import _ "example.com/wrongplace/outer" // want imports:"imports outer"
