module example.com/onlyamark

go 1.26
