module example.com/mocksandtests

go 1.26
