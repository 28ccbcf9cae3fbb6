module example.com/aliasandclosure

go 1.26
