module example.com/docsfolder

go 1.26
