module example.com/acrossmodules

go 1.26
