module example.com/droppedbyagoroutine

go 1.26
