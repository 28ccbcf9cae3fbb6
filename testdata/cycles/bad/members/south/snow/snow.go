package snow

import _ "example.com/members/north/fog"
