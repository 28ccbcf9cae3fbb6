package wood

type Oven struct{ logs int }
