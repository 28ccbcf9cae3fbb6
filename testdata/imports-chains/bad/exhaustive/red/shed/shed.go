package shed // want "^package example.com/exhaustive/red/shed stands in no layer of \\[\\[layers\\]\\] \"floors\"; give it a place in order, or narrow exhaustive: water runs down$"
