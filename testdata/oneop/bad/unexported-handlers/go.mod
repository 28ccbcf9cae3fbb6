module example.com/unexportedhandlers

go 1.26
