module example.com/aliasofastandarderror

go 1.26
