module example.com/severalinalist

go 1.26
