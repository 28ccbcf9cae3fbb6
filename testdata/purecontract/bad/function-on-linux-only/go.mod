module example.com/functiononlinuxonly

go 1.26
