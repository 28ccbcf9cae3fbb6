module example.com/joinedtext

go 1.26
