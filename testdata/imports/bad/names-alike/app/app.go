package app

import (
	_ "example.com/namesalike/bar" // want "\"test code\" forbids it"
	_ "example.com/namesalike/bar-tools"
	_ "example.com/namesalike/test"           // want "\"test code\" forbids it"
	_ "example.com/namesalike/test/deep/down" // want "\"test code\" forbids it"
	_ "example.com/namesalike/testing"
)
