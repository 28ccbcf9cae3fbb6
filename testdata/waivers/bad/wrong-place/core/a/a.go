//nanoarch:allow imports the whole file would be too much // want "waives imports where nothing breaks that rule"
package a

import _ "example.com/wrongplace/outer" // want imports:"imports outer"
