package model

import (
	_ "example.com/severaltargets/lib" // want "reaches package example.com/severaltargets/disk by " "reaches package example.com/severaltargets/net/tcp by " "reaches package example.com/severaltargets/net/udp by " "reaches standard package net/url by example.com/severaltargets/model -> example.com/severaltargets/lib -> net/url; " "reaches third-party package github.com/acme/sql/v2/driver by "
)
