package cup
