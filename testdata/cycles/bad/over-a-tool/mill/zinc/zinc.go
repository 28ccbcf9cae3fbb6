package zinc
