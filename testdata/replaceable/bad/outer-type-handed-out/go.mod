module example.com/outertypehandedout

go 1.26
