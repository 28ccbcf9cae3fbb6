package chest

import _ "example.com/siblings/house/cellar/wine" // want "closes the ring house/attic -> house/cellar -> house/attic; "
