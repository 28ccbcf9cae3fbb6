package till

import _ "example.com/modules/back/vault"
