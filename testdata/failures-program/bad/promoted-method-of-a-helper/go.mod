module example.com/promotedmethodofahelper

go 1.26
