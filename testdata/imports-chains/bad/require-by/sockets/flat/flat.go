package flat

import _ "example.com/requireby/plugs/round"
