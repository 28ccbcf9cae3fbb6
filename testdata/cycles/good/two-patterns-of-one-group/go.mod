module example.com/twopatternsofonegroup

go 1.26
