module example.com/allowedinthehelper

go 1.26
