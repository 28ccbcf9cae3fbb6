package port

import _ "example.com/oneedgeofthreerings/bern/gate" // want "closes the ring aden -> bern -> cork -> aden, and 5 groups hang together in rings; .* remove 1 edge: aden -> bern$"
