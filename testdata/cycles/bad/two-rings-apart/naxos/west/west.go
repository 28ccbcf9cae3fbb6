package west
