package dinner

import _ "example.com/plain/kitchen/stove" // want "^package example.com/plain/garden/dinner imports example.com/plain/kitchen/stove, which closes the ring garden -> kitchen -> garden; \\[\\[acyclic\\]\\] \"departments\" allows none, remove 1 edge: garden -> kitchen: a department is moved as a whole$"
