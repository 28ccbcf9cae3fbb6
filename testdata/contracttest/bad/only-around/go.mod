module example.com/onlyaround

go 1.26
