package east

import (
	_ "example.com/tworingsapart/delos/east"
	_ "example.com/tworingsapart/naxos/west" // want "closes the ring crete -> naxos -> crete; .* remove 1 edge: crete -> naxos$"
)
