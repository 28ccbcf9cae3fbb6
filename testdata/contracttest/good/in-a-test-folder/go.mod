module example.com/inatestfolder

go 1.26
