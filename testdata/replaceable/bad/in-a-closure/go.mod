module example.com/inaclosure

go 1.26
