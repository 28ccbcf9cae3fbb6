module example.com/concretebesideassertion

go 1.26
