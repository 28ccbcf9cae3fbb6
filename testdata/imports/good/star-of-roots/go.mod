module example.com/starofroots

go 1.26
