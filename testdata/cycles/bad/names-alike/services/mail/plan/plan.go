package plan

import _ "example.com/namesalike/jobs/mail"
