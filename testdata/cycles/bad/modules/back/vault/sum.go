package vault

import _ "example.com/modules/back/rates"
