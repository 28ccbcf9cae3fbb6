module example.com/handledintestsonly

go 1.26
