package home

import _ "github.com/acme/loom/shuttle"
