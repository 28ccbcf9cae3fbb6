package d

import _ "example.com/besideandabove/outer" //nanoarch:allow imports // moves behind a port in spring
