module example.com/strangers/tools

go 1.26
