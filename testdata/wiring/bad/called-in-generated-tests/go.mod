module example.com/calledingeneratedtests

go 1.26
