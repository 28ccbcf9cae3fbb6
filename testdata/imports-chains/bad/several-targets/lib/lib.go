package lib

import (
	_ "example.com/severaltargets/disk"
	_ "example.com/severaltargets/net/tcp"
	_ "example.com/severaltargets/net/udp"
	_ "github.com/acme/sql/v2/driver"
	_ "net/url"
)
