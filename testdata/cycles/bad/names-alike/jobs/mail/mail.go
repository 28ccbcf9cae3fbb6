package mail

import _ "example.com/namesalike/services/mail/send" // want "closes the ring job=mail -> service=mail -> job=mail; .* remove 1 edge: job=mail -> service=mail$"
