module example.com/typeargument

go 1.26
