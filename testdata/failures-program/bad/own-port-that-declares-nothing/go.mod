module example.com/ownportthatdeclaresnothing

go 1.26
