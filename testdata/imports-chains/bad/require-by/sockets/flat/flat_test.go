package flat_test

import _ "example.com/requireby/plugs/flat"
