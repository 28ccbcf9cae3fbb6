package trace

import _ "github.com/acme/trace/span"
