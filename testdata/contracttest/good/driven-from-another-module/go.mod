module example.com/drivenfromanothermodule

go 1.26
