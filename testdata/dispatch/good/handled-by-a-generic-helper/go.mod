module example.com/handledbyagenerichelper

go 1.26
