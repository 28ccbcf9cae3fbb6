module example.com/madeasawaiverallows

go 1.26
