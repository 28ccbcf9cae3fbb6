package bank

import (
	_ "example.com/edgerules/app/bank/internal/vault"
	_ "example.com/edgerules/log"
	_ "example.com/edgerules/safe"
)
