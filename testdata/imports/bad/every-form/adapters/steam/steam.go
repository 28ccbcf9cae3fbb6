package steam

type Oven struct{ litres int }
