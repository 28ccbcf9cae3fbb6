package home_test

import _ "example.com/errorbywish/site/home"
