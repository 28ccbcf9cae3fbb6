package lost // want unclassified:"^package example.com/onefaultonefinding/lost \\(lost\\) has no role; "
