module example.com/pointersboth

go 1.26
