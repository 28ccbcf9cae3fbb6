package home

import _ "testing"
