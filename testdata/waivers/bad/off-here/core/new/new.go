package new

import _ "example.com/offhere/outer" //nanoarch:allow imports until the old one is gone
