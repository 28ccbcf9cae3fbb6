package call

import _ "example.com/waivedbytheotherrule/site/shop/cart" //nanoarch:allow imports until the call centre moves // want "closes the ring help -> shop -> help; "
