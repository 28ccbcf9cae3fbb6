module example.com/ownsentinelthroughahelper

go 1.26
