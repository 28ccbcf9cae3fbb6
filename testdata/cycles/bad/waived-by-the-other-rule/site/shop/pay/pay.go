package pay

import _ "example.com/waivedbytheotherrule/site/help/chat" //nanoarch:allow imports until the call centre moves
