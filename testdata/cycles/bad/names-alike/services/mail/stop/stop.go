package stop

import _ "example.com/namesalike/jobs/mail/late"
