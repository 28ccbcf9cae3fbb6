module example.com/secondmodulewithitsownlist/tools

go 1.26
