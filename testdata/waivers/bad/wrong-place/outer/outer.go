package outer

import _ "example.com/wrongplace/outer/rim"
