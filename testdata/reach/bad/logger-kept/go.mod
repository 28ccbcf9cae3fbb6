module example.com/loggerkept

go 1.26
