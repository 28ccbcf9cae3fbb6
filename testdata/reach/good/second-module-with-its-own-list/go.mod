module example.com/secondmodulewithitsownlist

go 1.26
