package barn

import _ "example.com/siblings/house/attic" // want "closes the ring barn -> house -> barn; "
