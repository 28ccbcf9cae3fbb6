package sum

import _ "example.com/twopatternsofonegroup/features/cart/total"
