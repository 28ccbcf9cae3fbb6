module example.com/kindofrole

go 1.26
