module example.com/applicationofembedded

go 1.26
