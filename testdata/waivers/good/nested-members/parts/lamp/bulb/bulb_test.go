package bulb_test

import _ "example.com/nestedmembers/store" //nanoarch:allow imports the first policy minds
