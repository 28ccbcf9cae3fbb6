package audit

import _ "example.com/modules/back/vault"
