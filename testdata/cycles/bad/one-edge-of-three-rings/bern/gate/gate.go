package gate

import (
	_ "example.com/oneedgeofthreerings/cork/quay"
	_ "example.com/oneedgeofthreerings/doha/souk"
	_ "example.com/oneedgeofthreerings/eger/bath"
)
