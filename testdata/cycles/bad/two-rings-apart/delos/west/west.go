package west

import _ "example.com/tworingsapart/paros/east" // want "closes the ring delos -> paros -> delos; .* remove 1 edge: delos -> paros$"
