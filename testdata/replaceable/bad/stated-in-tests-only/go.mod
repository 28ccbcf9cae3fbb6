module example.com/statedintestsonly

go 1.26
