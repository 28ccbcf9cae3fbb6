module example.com/translatedbyhelpers

go 1.26
