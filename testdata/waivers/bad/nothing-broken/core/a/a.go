package a

import _ "example.com/nothingbroken/outer" //nanoarch:allow imports was not in the list // want "^core example.com/nothingbroken/core/a waives imports where nothing breaks that rule; remove the comment$"
