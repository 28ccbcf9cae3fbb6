package ship

import _ "example.com/oneedgeofthreerings/aden/camp"
