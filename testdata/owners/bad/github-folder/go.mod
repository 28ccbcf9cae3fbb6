module example.com/githubfolder

go 1.26
