package a

import _ "example.com/warnings/outer" //nanoarch:allow imports moves behind a port in spring
