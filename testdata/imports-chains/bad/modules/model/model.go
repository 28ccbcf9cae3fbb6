package model

import _ "example.com/modules/kit/pool" // want "^package example.com/modules/app/model reaches package example.com/modules/kit/store by example.com/modules/app/model -> example.com/modules/kit/pool -> example.com/modules/kit/store; "
