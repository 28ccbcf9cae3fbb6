module example.com/owntypebyanamedresult

go 1.26
